import { describe, expect, it } from 'vitest'
import { csvFile } from './table-file.ts'
import { splitHeadline } from './task-timeline.tsx'

describe('a table that leaves the house', () => {
  it('opens in Excel: mark, CRLF, quotes doubled', () => {
    expect(csvFile(['事项', '件'], [['说"好"了', 3], ['', null]])).toBe('\uFEFF"事项","件"\r\n"说""好""了",3\r\n"",\r\n')
  })
  it('never runs anything', () => {
    expect(csvFile(['a'], [['=HYPERLINK("x")'], ['+1'], ['-1'], ['@x']])).toContain('"\'=HYPERLINK(""x"")"\r\n"\'+1"\r\n"\'-1"\r\n"\'@x"')
  })
})

describe('the headline of an answer', () => {
  it('is its short first sentence', () => {
    expect(splitHeadline('灯装好了。行人绿灯 28 秒。')).toEqual(['灯装好了', '行人绿灯 28 秒。'])
    expect(splitHeadline('好了')).toEqual(['好了', ''])
  })
  it('is left out when the first sentence is long, and nothing is lost', () => {
    const long = '因为要等供电公司和公交公司都答复以后才能开挖路面，所以慢了一些。对不住。'
    expect(splitHeadline(long)).toEqual([null, long])
  })
})
