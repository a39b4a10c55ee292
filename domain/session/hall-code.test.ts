import { describe, expect, it } from 'vitest'
import { checkHallCode, hallCodeAt, readHallCode } from './hall-code.ts'

/** codes that say which minute they are of */
const codeOf = (window: number) => String(window % 1_000_000).padStart(6, '0')
const at = (minute: number, second = 0) => (minute * 60 + second) * 1000

describe('the code on the big screen', () => {
  it('stands for a minute, and says until when', () => {
    expect(hallCodeAt(at(100, 59), codeOf)).toEqual({ code: '000100', until: at(101) })
    expect(hallCodeAt(at(101), codeOf)).toEqual({ code: '000101', until: at(102) })
  })

  it('holds while 林阿姨 types it, also when it changes meanwhile', () => {
    expect(checkHallCode('000100', at(100, 59), codeOf)).toBe('RIGHT')
    expect(checkHallCode('000100', at(101, 59), codeOf)).toBe('RIGHT')
  })

  it('is worth nothing two minutes after 阿伟 sent a photo of it home', () => {
    expect(checkHallCode('000100', at(102), codeOf)).toBe('OLD')
    expect(checkHallCode('000100', at(120), codeOf)).toBe('OLD')
  })

  it('of the next minute is not good yet', () => {
    expect(checkHallCode('000101', at(100), codeOf)).toBe('WRONG')
  })

  it('is read with spaces, dashes and full-width digits; anything else is no code', () => {
    expect(readHallCode(' 000 100 ')).toBe('000100')
    expect(readHallCode('０００-１００')).toBe('000100')
    expect(readHallCode('00010')).toBeNull()
    expect(readHallCode('AB0100')).toBeNull()
    expect(checkHallCode(null, at(100), codeOf)).toBe('NONE')
    expect(checkHallCode('  ', at(100), codeOf)).toBe('NONE')
    expect(checkHallCode('大屏上那个', at(100), codeOf)).toBe('WRONG')
  })
})
