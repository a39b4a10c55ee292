import { parentPort } from 'node:worker_threads'
import { paperAsDocx } from './docx.ts'
import type { Paper } from './paper.ts'
import { paperAsPdf } from './pdf.ts'
import type { PaperFormat } from './press.ts'

/** In the worker: one paper after the other. */
parentPort?.on('message', ({ id, format, paper }: { id: number; format: PaperFormat; paper: Paper }) => {
  (format === 'docx' ? paperAsDocx(paper) : paperAsPdf(paper)).then(
    (bytes) => parentPort?.postMessage({ id, bytes: new Uint8Array(bytes) }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
