import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { heldWordsCheck, heldWordsOf } from './held-words.ts'

describe('words that wait for a person', () => {
  const check = heldWordsCheck(['# 骂人', '王八蛋', '加微信 # 广告', ''])
  it('lets ordinary anger through', () => {
    expect(check('泔水流了一地', '物业到底管不管，气死人了')).toEqual([])
  })
  it('sees through spaces, full width and marks', () => {
    expect(check('王 八.蛋')).toEqual(['王八蛋'])
    expect(check('加·微　信，有优惠')).toEqual(['加微信'])
  })
  it('keeps telephone and identity numbers off the public pages, and lets dates and amounts stand', () => {
    expect(check('打 138 0013 8000 找他')).toEqual(['telephone-number'])
    expect(check('350200199001011234')).toEqual(['identity-number'])
    expect(check('2026 年 6 月 5 日，一共 12000 元')).toEqual([])
  })
  it('has a list of its own', () => {
    expect(heldWordsOf(tmpdir())('你这个王八蛋')).toEqual(['王八蛋'])
  })
})
