import { describe, expect, it } from 'vitest'
import { gather } from './gather.ts'

describe('questions of the same moment', () => {
  it('are asked together, and everybody gets their own answer', async () => {
    const asked: string[][] = []
    const nameOf = gather((ids: readonly string[]) => { asked.push([...ids]); return Promise.resolve(ids.map((id) => `name of ${id}`)) }, 2)
    expect(await Promise.all(['林阿姨', '陈委员', '小郑'].map((id) => nameOf(id)))).toEqual(['name of 林阿姨', 'name of 陈委员', 'name of 小郑'])
    expect(asked).toEqual([['林阿姨', '陈委员'], ['小郑']])
  })

  it('given the database fails, everybody is told, and the next question is asked afresh', async () => {
    let isBroken = true
    const nameOf = gather((ids: readonly string[]) => (isBroken ? Promise.reject(new Error('gone')) : Promise.resolve(ids)))
    const answers = await Promise.allSettled([nameOf('林阿姨'), nameOf('陈委员')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    isBroken = false
    expect(await nameOf('林阿姨')).toBe('林阿姨')
  })

  it('is read anew in the next moment: nothing is remembered', async () => {
    let role = 'resident'
    const roleOf = gather((ids: readonly string[]) => Promise.resolve(ids.map(() => role)))
    expect(await roleOf('小郑')).toBe('resident')
    role = 'committee'
    expect(await roleOf('小郑')).toBe('committee')
  })
})
