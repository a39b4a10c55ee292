import type { TopicContent } from '../types.ts'
import { day, workingDay } from '../when.ts'

export const topicsOfHaiting: TopicContent[] = [
  {
    key: 'h-drying', title: '戏台前的空地，晒虾皮还是停车？',
    story: '虾皮要晒石板，晒水泥的有味。我婆婆那一辈起就在戏台前晒，上午摊开，下午收。今年空地上停了六辆车，我摊到车轮边，人家倒车，一车斤半的虾皮都碾成粉。\n\n我不敢说车不该停，他们也没地方。能不能分个时候。',
    careDomain: 'FOOD', place: '戏台前', grid: 'h-g1', building: null, tags: ['虾皮', '停车'],
    author: 'xia-pi-sao', photos: ['net-ground'], proposedAt: day(-58, '17:20'),
    endorsers: { people: ['hai-shen', 'bu-wang-shen', 'gui-hua', 'lao-guan', 'a-hai', 'a-hai-sao', 'yun-ma', 'jin-hua', 'mei-yi'], from: day(-58, '18:00'), to: day(-54, '12:00') },
    comments: [
      { by: 'da-peng', at: day(-57, '20:30'), text: '碾的就有我。赔过钱了，心里还是不好受，我倒车真看不见那么矮的东西。' },
      { by: 'xi-lao', at: day(-56, '09:00'), text: '戏台前的石板是七十年前的，车压久了要裂。这话我放在中间，不帮哪一边。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'hua-jie', at: day(-53, '09:30') },
      { step: 'accept', by: 'hua-jie', at: day(-50, '15:00'), path: 'SELF_GOVERN', isBroad: false, answer: '收了。先请大家把一天里几点晒、几点停写下来，画成一张表带到会上。' },
      { step: 'publicize', by: 'hua-jie', at: day(-49, '09:00') },
    ],
    phaseNow: 'CONSENSUS',
  },
  {
    key: 'h-lamp', title: '避风坞的路灯，去年台风以后没亮过',
    story: '半夜回港，最后那八十米是摸黑走的，一边是缆绳，一边是海。上个月我踩空一脚，鞋掉下去了，人没有。\n\n四根杆子，三根灯没了，一根杆都歪了。',
    careDomain: 'SERVICE', place: '避风坞', grid: 'h-g1', building: null, tags: ['渔港', '灯'],
    author: 'a-hai', photos: ['harbour-dark'], proposedAt: day(-56, '05:40'),
    endorsers: { people: ['lao-guan', 'da-peng', 'tie-shu', 'bing-dian', 'lao-pan', 'wen-bin', 'hai-shen'], from: day(-56, '06:00'), to: day(-52, '22:00') },
    comments: [{ by: 'a-hai-sao', at: day(-55, '21:10'), text: '他鞋掉的那天我在家等到两点。灯比鞋贵不了多少。' }],
    steps: [
      { step: 'acknowledge', by: 'hua-jie', at: day(-52, '10:00') },
      { step: 'accept', by: 'hua-jie', at: day(-49, '10:30'), path: 'GOVERNMENT_DUTY', isBroad: false, answer: '收了。请何队长来听，杆子在谁的册子上，当面翻。' },
      { step: 'publicize', by: 'hua-jie', at: day(-48, '09:00') },
    ],
    phaseNow: 'CLOSED',
  },
  {
    key: 'h-typhoon', title: '台风来了，一个人住的老人谁去敲门？',
    story: '上回转移，广播喊了三遍，阿云嬷没听见，她在里屋听戏。后来是补网婶想起来，回头去敲的。\n\n不能靠想起来。写一张表，谁敲谁的门，敲完打个勾。',
    careDomain: 'ELDER', place: '全社区', grid: 'h-g1', building: null, tags: ['台风', '老人'],
    author: 'chen-lao-shi', photos: [], proposedAt: workingDay(-10, '20:00'),
    endorsers: { people: ['bu-wang-shen', 'yun-ma', 'feng-shu', 'nan-nan-ma', 'xiao-ma', 'zhi-guo'], from: workingDay(-10, '20:30'), to: workingDay(-7, '12:00') },
    comments: [
      { by: 'yun-ma', at: workingDay(-9, '08:00'), text: '那天唱的是陈三五娘，我没听见广播，是戏太好听。' },
      { by: 'xiao-ma', at: workingDay(-8, '21:00'), text: '我年轻，腿快，六楼的归我。' },
    ],
    steps: [
      { step: 'acknowledge', by: 'hua-jie', at: workingDay(-6, '09:00') },
      { step: 'accept', by: 'hua-jie', at: workingDay(-3, '16:00'), path: 'SELF_GOVERN', isBroad: false, answer: '收了。表我和小邱先拟，一户对一户，台风季以前开会定。' },
    ],
    phaseNow: 'ACCEPTED',
  },
  {
    key: 'h-ferry', title: '孩子坐渡船上学，雾天停航怎么办？',
    story: '岛那边的小学，一年里雾天停航二十来天。停了就请假，楠楠上学期缺了十六天课，老师没说什么，她自己说跟不上。\n\n能不能雾天有个屋子，大家凑在一起上网课，有人看着就行。',
    careDomain: 'CHILD', place: '渡口', grid: 'h-g1', building: null, tags: ['孩子', '渡船'],
    author: 'nan-nan-ma', photos: [], proposedAt: workingDay(-5, '21:20'),
    endorsers: { people: ['du-chuan', 'shu-zhen', 'xiao-lan', 'chen-lao-shi', 'yan-zi'], from: workingDay(-5, '22:00'), to: workingDay(-2, '19:00') },
    comments: [{ by: 'du-chuan', at: workingDay(-4, '18:00'), text: '开船的是我。雾大看不见船头，我自己的孩子也在船上，不敢开。' }],
    steps: [{ step: 'acknowledge', by: 'hua-jie', at: workingDay(-1, '09:00') }],
    phaseNow: 'UNDER_REVIEW',
  },
  {
    key: 'h-shade', title: '补网的婶子们，能不能有个遮太阳的地方？',
    story: '补网一坐就是一天，码头上没有一棵树。我们拿旧帆搭过一个，风一来就成了风筝，挂在电线上，华姐爬上去取的。\n\n要个有柱子的。',
    careDomain: 'HOME', place: '码头', grid: 'h-g1', building: null, tags: ['渔港'],
    author: 'bu-wang-shen', photos: [], proposedAt: day(-4, '11:00'),
    endorsers: { people: ['hai-shen', 'jin-hua', 'tie-shu'], from: day(-4, '12:00'), to: day(-1, '18:00') },
    comments: [{ by: 'tie-shu', at: day(-3, '19:30'), text: '柱子我焊，料钱大家出。' }],
    steps: [], phaseNow: 'SUBMITTED',
  },
]
