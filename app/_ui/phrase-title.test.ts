import { expect, it } from 'vitest'
import { phrasesOf } from './phrase-title.tsx'

it('breaks a heading after its commas and keeps the marks', () => {
  expect(phrasesOf('2 号楼北边的空地，改不改成充电棚？')).toEqual(['2 号楼北边的空地，', '改不改成充电棚？'])
  expect(phrasesOf('河岸步道补种榕树')).toEqual(['河岸步道补种榕树'])
  expect(phrasesOf('The plot north of building 2, should it become a shed?')).toEqual(['The plot north of building 2, ', 'should it become a shed?'])
})
