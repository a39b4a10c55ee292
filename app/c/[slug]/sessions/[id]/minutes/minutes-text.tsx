import type { Block, Run } from '../../../../../../domain/minutes/content.ts'

/** The written text as it was frozen: only what the blocks say, so no markup of anybody's ever reaches a page. */
export function MinutesText({ blocks }: { blocks: readonly Block[] }) {
  return <>{blocks.map((block, at) => <OneBlock key={at} block={block} />)}</>
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'HEADING': return block.level === 2 ? <h2><Runs runs={block.runs} /></h2> : <h3><Runs runs={block.runs} /></h3>
    case 'PARAGRAPH': return <p><Runs runs={block.runs} /></p>
    case 'LIST': {
      const items = block.items.map((item, at) => <li key={at}><MinutesText blocks={item} /></li>)
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
  }
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return <>{runs.map(({ text, bold }, at) => (bold ? <b key={at}>{text}</b> : <span key={at}>{text}</span>))}</>
}
