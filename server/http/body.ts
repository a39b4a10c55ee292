import type { IncomingMessage, ServerResponse } from 'node:http'

/** The whole body, or null as soon as it is larger than `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > most) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void {
  const body = JSON.stringify(value)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)), 'cache-control': 'no-store', ...headers })
  response.end(body)
}

/** The JSON of a request, or undefined when it is not JSON. */
export function parseJson(body: Buffer): unknown {
  try { return JSON.parse(body.toString('utf8')) as unknown } catch { return undefined }
}
