import { describe, expect, it } from 'vitest'
import { similarIn, termsOf, topicIndex } from './topic-search.ts'

const index = topicIndex([
  { id: '油烟', title: '夜市收摊后的油烟和泔水，谁来管？', story: '夜里十二点收摊，泔水顺着南门口的坡往下流。', tags: '南门口' },
  { id: '托管', title: '暑假孩子没人看，社区能不能办个托管班？', story: '双职工家庭多。', tags: '' },
  { id: '石凳', title: '小公园的石凳太凉，加上木条和扶手好不好？', story: '老人坐不住。', tags: '' },
  { id: '充电', title: '2 号楼北边的空地，改不改成充电棚？', story: '电动车没处充电，飞线上楼。', tags: '' },
])

describe('"已经有人提过"', () => {
  it('finds the same matter in other words, and while a word is half typed', () => {
    expect(similarIn(index, '烧烤摊的油烟太大，泔水乱倒', 3)).toEqual(['油烟'])
    expect(similarIn(index, '电动车充电的地方', 3)).toEqual(['充电'])
    expect(similarIn(index, '暑假托管', 3)).toEqual(['托管'])
  })
  it('is silent about what nobody has said', () => {
    expect(similarIn(index, '楼道的灯坏了', 3)).toEqual([])
    expect(similarIn(index, '社区能不能', 3)).toEqual([])
    expect(similarIn(index, '', 3)).toEqual([])
  })
  it('cuts Chinese into words and pairs, keeps numbers and Latin words', () => {
    expect(termsOf('充电棚')).toEqual(expect.arrayContaining(['充电']))
    expect(termsOf('WiFi 5 号楼')).toEqual(expect.arrayContaining(['wifi', '5', '号楼']))
  })
})
