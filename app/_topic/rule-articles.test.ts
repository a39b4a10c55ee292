import { expect, it } from 'vitest'
import { defaultRules } from '../../domain/rule-pack.ts'
import { articleOf, ruleGroups } from './rule-articles.ts'

it('gives every rule of the community one article', () => {
  expect(Object.values(ruleGroups).flat().sort()).toEqual(Object.keys(defaultRules).sort())
  expect(articleOf('topicDecide')).toBe(4)
})
