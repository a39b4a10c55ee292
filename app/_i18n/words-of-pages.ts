import type { Messages } from '../../contract/words/index.ts'

/** The words that client components of every page may say: few, and fetched with the first page. */
export const baseWords = ['common', 'dates', 'ui'] as const
export type BaseMessages = Pick<Messages, (typeof baseWords)[number]>

/** The words that a page asks for when its client components say them. */
export const pageWords = ['ballot', 'front', 'import', 'log', 'minutes', 'owners', 'people', 'refusals', 'room', 'screen', 'session', 'task', 'text', 'topic', 'voter'] as const satisfies readonly (keyof Messages)[]
export type PageWords = (typeof pageWords)[number]
