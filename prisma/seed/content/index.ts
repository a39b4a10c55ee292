import { haiting } from './haiting/index.ts'
import { pictures } from './pictures.ts'
import { rongyin } from './rongyin/index.ts'
import type { DemoContent } from './types.ts'

/** The whole demo: two invented communities of one invented street. */
export const demo: DemoContent = { communities: [rongyin, haiting], pictures }

export * from './types.ts'
