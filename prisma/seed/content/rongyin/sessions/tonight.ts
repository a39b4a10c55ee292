import { say } from '../../course.ts'
import type { SessionContent } from '../../types.ts'
import { day, minute } from '../../when.ts'
import { crowd } from '../crowd.ts'
import { reachable } from '../people.ts'

/**
 * In progress now: the second of four items is being debated and 黄伯伯 has the floor. 103 people, 46 in the hall and 57 at home.
 * 林阿姨 is there and has not raised her hand: whoever signs in as her finds something to do.
 */
const hall = [
  'lin-ayi', 'huang-bobo', 'huang-bomu', 'zhuang-shifu', 'guo-xiansheng', 'wu-laoshi', 'xie-apo', 'yue-e', 'fang-abo', 'lao-kang', 'li-xiansheng', 'liu-ayi', 'zou-shu',
  'xiaoman-baba', 'yu-nainai', 'lao-cai', 'luo-shu', 'ke-shifu',
]
const home = ['zeng-xiansheng', 'zhuang-nvshi', 'mili-mama', 'xiao-gao', 'jiang-yisheng', 'fei-xiansheng', 'xiao-bai', 'wen-taitai']
const others = reachable.filter((person) => person.kind !== 'RESIDENT').map((person) => person.key)
const neighbours = crowd('tonight', 86, [...hall, ...home], others)
const rest = neighbours.slice(hall.length + home.length)

const office = ['chen-weiyuan', 'ye-weiyuan', 'xiao-zheng', 'a-zhen', 'ke-shuji', 'lan-jingli', 'a-shui', 'liu-ganshi', 'he-duizhang', 'xiao-meng']
const ownersCommittee = ['su-zhuren', 'weng-jie', 'xu-kuaiji', 'xiao-lian']

export const tonight: SessionContent = {
  key: 'tonight',
  title: '食堂的账，充电棚，电梯和遛狗',
  form: 'THEMATIC',
  place: '邻里中心二楼',
  progress: 'LIVE',
  convenedBy: 'xiao-zheng',
  moderators: ['chen-weiyuan', 'ye-weiyuan'],
  recorders: ['xiao-zheng', 'a-zhen'],
  required: [
    { kind: 'RESIDENT', label: null }, { kind: 'COMMITTEE', label: null }, { kind: 'OWNERS_COMMITTEE', label: null }, { kind: 'PROPERTY', label: null },
    { kind: 'CPPCC_MEMBER', label: null }, { kind: 'STREET', label: null }, { kind: 'SECTOR', label: '骑手代表' },
  ],
  createdAt: day(-20, '10:00'),
  announcedAt: day(-17, '10:00'),
  startsAt: minute(-36),
  checkInAt: minute(-66),
  startedAt: minute(-35),
  attendance: {
    inPerson: [...office, ...ownersCommittee, 'xiao-deng', 'lao-wei', ...hall, ...rest.slice(0, 12)],
    remote: ['a-tao', ...home, ...rest.slice(12)],
  },
  arrivals: [{ label: '消防联络人', kind: 'DEPARTMENT', at: minute(9) }],
  items: [
    {
      key: 'accounts-item',
      title: '老人食堂试办一个月，账目通报',
      kind: 'DISCUSSION', presenter: '月娥姐', minutes: 15, topic: 'canteen-accounts', path: 'SELF_GOVERN',
      background: [
        '开了 26 天，1222 人次，平均一天 47 人。收餐费 12 953 元，买菜 9 860 元，水电煤气 1 420 元，两位帮工补贴 1 300 元，余 373 元。',
        '来得最多的一天 61 人，那天是红烧带鱼。来得最少的一天 29 人，下大雨。',
        '票据贴成一本，会上传着看，看完放回收发室，谁都可以再翻。',
      ],
      course: [
        { step: 'open', at: minute(-35) },
        { step: 'report', at: minute(-34), by: 'yue-e', text: '一天 47 人，没亏，余 373 元。烟道验过一次，方阿伯签了字。' },
        { step: 'questions', at: minute(-29) },
        say(minute(-29), 'lin-ayi', 'ASK', 58, '问：大雨天剩的饭怎么办？答：前一晚六点看天气，少煮十五份，剩的不过夜。'),
        say(minute(-26), 'fang-abo', 'ASK', 75, '问：净化器这个月洗了没有？答：洗了，单子在门口。他说他看见了，就是要大家也听见。'),
        say(minute(-23), 'huang-bomu', 'ASK', 44, '问：能不能添一个晚饭？答：人手不够，先把中午做稳。'),
        { step: 'conclude', at: minute(-17), conclusion: 'CONSENSUS', note: '账听完了，没有人有疑问。下个月同一天再报一次。', referTo: null },
      ],
    },
    {
      key: 'charging-item',
      title: '2 号楼北边的空地，改不改成充电棚？',
      kind: 'DECISION', presenter: '庄师傅', minutes: 55, topic: 'charging-shelter', path: 'OWNER_DECISION',
      planned: {
        type: 'OWNER_MAJOR', secrecy: 'NAMED',
        facts: [
          { label: '花多少', text: '4.8 万元，用公共收益' },
          { label: '防吵防火', text: '离窗 6 米，夜里 11 点断电' },
        ],
      },
      background: [
        '2 号楼北边的空地约 60 平方米，是全体业主共有的，现在堆着两张床垫和一只没人认的鱼缸。',
        '小区登记的电动车 73 辆，能正经充电的插座 0 个。图上的棚能停 32 辆，离最近的窗 6 米，棚顶比一楼窗台低，带喷淋和烟感，夜里 11 点断电，早上 5 点半来电。',
        '花 4.8 万元，用公共收益；一度电收 1 元，够电费和每年一次的检修。',
        '消防来看过：6 米以上可以建。还没说拢的是：吵不吵，一楼的光挡不挡，夜里断电以后早走的人怎么办。',
      ],
      pictures: ['shelter-before', 'shelter-plan'],
      course: [
        { step: 'open', at: minute(-17) },
        { step: 'report', at: minute(-17), by: 'zhuang-shifu', text: '第三版图：往北挪了两米，棚顶矮了三十公分，喷淋接在消防管上。他说前两版是他没问邻居就画的，不算。' },
        { step: 'questions', at: minute(-12) },
        say(minute(-12), 'li-xiansheng', 'ASK', 50, '问：坏了谁修？答：厂家包三年，三年以后从电费里留。'),
        say(minute(-10), 'mili-mama', 'ASK', 41, '问：充满了不拔，别人怎么办？答：充满半小时不挪，按时间多收一点，钱进公共收益。'),
        { step: 'debate', at: minute(-8) },
        say(minute(-8), 'su-zhuren', 'SUPPORT', 112, '去年一年，2 号楼楼梯口清出来十九根飞线。棚建不建都有人不高兴，可是楼道里烧起来，没有人能不高兴。'),
        say(minute(-5.5), 'liu-ayi', 'OPPOSE', 64, '她住一楼，知道窗前多一个东西是什么滋味。图上写 6 米，建起来还是不是 6 米，谁拿尺子。'),
        say(minute(-3.5), 'xiao-gao', 'SUPPORT', 88, '他愿意每月多交五块，换楼梯口没有一辆车。'),
        { step: 'move', at: minute(-1.8), by: 'su-zhuren', text: '同意把 2 号楼北边约 60 平方米的空地改作充电棚，离窗 6 米，夜里 11 点断电', secondedBy: ['xu-kuaiji', 'xiao-gao', 'weng-jie'] },
        say(minute(-0.8), 'huang-bobo', 'OPPOSE', null, '棚子离我窗户只有四米，夜里怕吵，更怕起火。'),
        { step: 'hand', at: minute(-0.75), by: 'zhuang-shifu', stance: 'SUPPORT' },
        { step: 'hand', at: minute(-0.7), by: 'guo-xiansheng', stance: 'OPPOSE' },
        { step: 'hand', at: minute(-0.6), by: 'wu-laoshi', stance: 'ASK' },
        { step: 'write', at: minute(-0.5), by: 'a-tao', text: '我在路上送餐，听着的。骑手的车换电，不占位，只求 11 点断电前能插上一个钟头。', answer: null },
        { step: 'write', at: minute(-0.45), by: 'yu-nainai', text: '我不会上网吵架，就一句：孙子的车别再推进楼道了。', answer: null, nameless: true, agreedBy: ['xie-apo', 'zou-shu', 'luo-shu', 'huang-bomu'] },
        { step: 'hand', at: minute(-0.4), by: 'su-zhuren', stance: 'SUPPORT' },
      ],
    },
    {
      key: 'lift-item',
      title: '5 号楼加装电梯，一楼的采光怎么补？',
      kind: 'DISCUSSION', presenter: '李先生', minutes: 20, topic: 'lift', path: 'MEDIATION',
      background: [
        '5 号楼 28 户，三楼以上 20 户都愿意装，一楼四户里两户不愿意，两户看补偿。',
        '洪工算过影子：用玻璃井道，柳阿姨家厨房中午少 40 分钟太阳；用砖井道，少 2 小时 10 分。',
        '这一项不表决。要谈的是三样：井道用什么材料，一楼出不出钱，另补多少、怎么补。',
      ],
      course: [],
    },
    {
      key: 'dogs-item',
      title: '近邻公约第 6 条：遛狗',
      kind: 'DISCUSSION', presenter: '小满爸爸', minutes: 20, topic: 'pact-dogs', path: 'RESIDENTS_ASSEMBLY',
      background: [
        '草稿：「遛狗牵绳，绳不过一米五；进楼道抱起或收短；拉了就捡。早六点到七点、晚九点到十点，河岸步道东头那块草地可以松绳。」',
        '登记的狗 31 条。怕狗的邻居也请来说：多远算近。',
        '今晚只议条文，议好贴七天，再请居民代表投票。',
      ],
      course: [],
    },
  ],
  closedAt: null,
  minutes: null,
}
