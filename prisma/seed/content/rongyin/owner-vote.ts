import type { OwnerVoteContent, UnitKey } from '../types.ts'
import { day, minute } from '../when.ts'
import { buildings } from './buildings.ts'

/**
 * The owners are being asked for two weeks; on the day of seeding four of them are over. Whoever signs in as 林阿姨 or 庄师傅
 * has not voted yet; 黄伯母 has, for the flat that she and 黄伯伯 own.
 */
/** left for visitors, or told one by one below */
const known = ['lin-ayi', 'zhuang-shifu', 'huang-bobo', 'yu-nainai', 'zou-shu', 'gong-jie', 'li-xiansheng', 'xiao-gao', 'wu-laoshi', 'shen-laoban', 'qiu-xiansheng', 'su-zhuren', 'zeng-xiansheng']
const others: UnitKey[] = buildings.flatMap((building) => building.units
  .filter((unit) => unit.owners.length > 0 && !unit.owners.some((owner) => known.includes(owner)))
  .map((unit) => `${building.key}-${unit.door}`))
/** of every ten doors four have voted */
const voted = others.filter((_, at) => [0, 3, 4, 7].includes(at % 10))

export const propertyVote: OwnerVoteContent = {
  key: 'property-contract', type: 'OWNER_ORDINARY', question: '榕荫物业再管三年，物业费不涨，同意吗？',
  facts: [{ label: '物业费', text: '每平方米 1.35 元，和现在一样' }, { label: '加了什么', text: '门岗到夜里 12 点，楼道灯 3 天内修' }],
  createdBy: 'xiao-zheng', createdAt: day(-30, '09:30'), shownAt: day(-30, '10:00'),
  objections: [
    {
      by: 'gong-jie', at: day(-29, '19:20'), text: '我 1 号楼和 4 号楼各有一套，怎么只算一户？',
      answer: '民法典这样定的：一位业主几套算一户，面积加在一起。您两套 153.62 平方米都算上了。', answeredBy: 'xiao-zheng', answeredAt: day(-28, '09:10'), isCorrected: false,
    },
  ],
  announcedAt: day(-24, '09:00'), opensAt: day(-4, '08:00'), closesAt: day(10, '20:00'),
  deliveries: [
    { by: 'xiao-yang', at: day(-12, '18:40'), how: 'HAND', buildings: ['b1', 'b2'] },
    { by: 'a-ju', at: day(-11, '19:05'), how: 'HAND', buildings: ['b3', 'b4'] },
    { by: 'xiao-yan', at: day(-10, '18:20'), how: 'DOOR', buildings: ['b5'] },
  ],
  votes: { yes: voted.filter((_, at) => at % 5 < 3), no: voted.filter((_, at) => at % 5 === 3), abstain: voted.filter((_, at) => at % 5 === 4) },
  votesFrom: day(-4, '08:20'), votesTo: minute(-45),
  told: [
    { by: 'huang-bomu', unit: 'b2-203', choice: 'no', at: day(-3, '20:10') },
    { by: 'zou-shu', unit: 'b5-102', choice: 'yes', at: day(-1, '08:05') },
  ],
  proxies: [{ unit: 'b5-701', to: 'xiao-gao', at: day(-6, '10:30'), by: 'li-xiansheng', text: '我膝盖不好，手机也看不清，请小高替我投。' }],
  papers: [
    // the two read it differently: it waits for a third
    { unit: 'b4-302', at: day(-2, '10:00'), first: { by: 'a-ju', choice: 'yes' }, second: { by: 'xiao-yan', choice: 'no', at: day(-2, '15:20') } },
    // on paper first, then on the telephone: that one stands
    { unit: 'b5-102', at: day(-2, '16:00'), first: { by: 'xiao-yan', choice: 'no' }, second: { by: 'a-ju', choice: 'no', at: day(-2, '16:40') } },
  ],
}
