import { say } from '../course.ts'
import type { Clock, SessionContent } from '../types.ts'
import { day } from '../when.ts'

const at = (clock: Clock) => day(-35, clock)

const neighbours = [
  'xia-pi-sao', 'da-peng', 'xi-lao', 'a-hai', 'a-hai-sao', 'lao-guan', 'bu-wang-shen', 'hai-shen', 'gui-hua', 'bing-dian', 'chen-lao-shi', 'xiao-ma', 'tie-shu', 'wen-bin',
  'nan-nan-ma', 'yun-ma', 'mei-yi', 'zhi-guo', 'lao-pan',
]

/** Five weeks ago, on the stage: dried shrimps in the morning, cars in the evening. */
export const stageEvening: SessionContent = {
  key: 'stage-evening',
  title: '戏台前的空地，避风坞的灯',
  form: 'THEMATIC',
  place: '老戏台',
  progress: 'FINISHED',
  convenedBy: 'hua-jie',
  moderators: ['bai-weiyuan'],
  recorders: ['hua-jie'],
  required: [{ kind: 'RESIDENT', label: null }, { kind: 'COMMITTEE', label: null }, { kind: 'CPPCC_MEMBER', label: null }, { kind: 'DEPARTMENT', label: null }],
  createdAt: day(-44, '10:00'),
  announcedAt: day(-42, '09:00'),
  startsAt: at('19:00'),
  checkInAt: at('18:30'),
  startedAt: at('19:04'),
  attendance: { inPerson: [...neighbours.slice(0, 16), 'bai-weiyuan', 'hua-jie', 'he-duizhang', 'lao-lu'], remote: neighbours.slice(16) },
  arrivals: [],
  items: [
    {
      key: 'drying-item', title: '戏台前的空地，晒虾皮还是停车？', kind: 'DECISION', presenter: '虾皮嫂', minutes: 40, topic: 'h-drying', path: 'SELF_GOVERN',
      background: [
        '空地四百平方米，青石板，一半在太阳底下。晒虾皮的十一户，一年里晒一百天上下，都是早上七点到下午三点。',
        '停车的九辆，早出晚归，白天停着的只有三辆。',
        '石板七十年了，洪伯说车压久了要裂。',
      ],
      course: [
        { step: 'open', at: at('19:06') },
        { step: 'report', at: at('19:06'), by: 'xia-pi-sao', text: '带了一把碾碎的虾皮，传给大家看，传回来的时候少了一半。' },
        { step: 'debate', at: at('19:12') },
        say(at('19:12'), 'da-peng', 'OPPOSE', 80, '他夜里出海，车白天停着补觉的时候用不上，可是赶上卸货，没处停。'),
        say(at('19:15'), 'bu-wang-shen', 'SUPPORT', 60, '白天让太阳，夜里让车，谁也没少谁的。'),
        say(at('19:18'), 'bing-dian', 'OPPOSE', 72, '冰厂的车中午要过，线画死了他进不来。'),
        say(at('19:21'), 'xi-lao', 'ASK', 50, '问：唱戏那几天怎么算？答：唱戏的日子，虾皮和车都让给戏。'),
        { step: 'move', at: at('19:24'), by: 'chen-lao-shi', text: '晒季里早七点到下午三点晒虾皮，其余时候停车；靠墙留三米给冰厂的车过，唱戏那几天都让', secondedBy: ['bu-wang-shen', 'lao-guan'] },
        { step: 'readOut', at: at('19:27'), by: 'bai-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'drying-ballot', type: 'SESSION_RESOLUTION', secrecy: 'NAMED',
            question: '晒季里早七点到下午三点晒虾皮，其余时候停车；靠墙留三米给冰厂的车过，唱戏那几天都让',
            facts: [{ label: '管多久', text: '先一个晒季' }],
            choices: { kind: 'YES_NO' }, basis: null, opensAt: at('19:28'), closesAt: at('19:32'),
            votes: { no: ['da-peng', 'wen-bin', 'zhi-guo'], abstain: ['bing-dian'] }, rest: 'yes', absent: [], channels: {}, secondThoughts: [],
            expected: { outcome: 'PASSED', heads: 19, area: 0, choices: { yes: { heads: 15, area: 0 }, no: { heads: 3, area: 0 }, abstain: { heads: 1, area: 0 } } },
          },
        },
        { step: 'conclude', at: at('19:34'), conclusion: 'PASSED', note: '15 人同意，3 人反对，1 人弃权。先试一个晒季。', referTo: null },
      ],
    },
    {
      key: 'lamp-item', title: '避风坞的路灯，去年台风以后没亮过', kind: 'DECISION', presenter: '阿海', minutes: 15, topic: 'h-lamp', path: 'GOVERNMENT_DUTY',
      background: ['四根杆，三根没灯，一根歪了。何队长翻了册子：杆在城管名下，电表在渔政站名下。'],
      course: [
        { step: 'open', at: at('19:36') },
        { step: 'report', at: at('19:36'), by: 'a-hai', text: '提着剩下的那一只鞋来的。' },
        { step: 'debate', at: at('19:39') },
        say(at('19:39'), 'lao-guan', 'SUPPORT', 45, '灯不用高，朝下照，照到缆绳就行，别晃着进港的船。'),
        { step: 'move', at: at('19:41'), by: 'a-hai', text: '请区城管局修好避风坞四盏路灯，灯头朝下，台风季以前亮', secondedBy: ['lao-guan', 'a-hai-sao'] },
        { step: 'readOut', at: at('19:42'), by: 'bai-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'lamp-ballot', type: 'SESSION_RESOLUTION', secrecy: 'NAMED', question: '请区城管局修好避风坞四盏路灯，灯头朝下，台风季以前亮',
            facts: [],
            choices: { kind: 'YES_NO' }, basis: null, opensAt: at('19:43'), closesAt: at('19:45'),
            votes: {}, rest: 'yes', absent: [], channels: {}, secondThoughts: [],
            expected: { outcome: 'PASSED', heads: 19, area: 0, choices: { yes: { heads: 19, area: 0 }, no: { heads: 0, area: 0 }, abstain: { heads: 0, area: 0 } } },
          },
        },
        { step: 'conclude', at: at('19:46'), conclusion: 'PASSED', note: '19 人在场，都同意。何队长和老卢当场把电表的事说清了。', referTo: null },
      ],
    },
  ],
  closedAt: at('19:50'),
  minutes: {
    draftedAt: at('19:58'),
    draftedBy: 'hua-jie',
    summary: '这一晚 23 人到会。空地白天归太阳、夜里归车，试一个晒季；避风坞的灯有人修了。',
    notes: {
      'drying-item': '靠墙那三米是冰厂老曾提的，加进动议以后他弃权，说弃权就是不拦。',
      'lamp-item': '阿海的那只鞋散会时落在戏台上，已送回。',
    },
    dissent: [
      { item: 'drying-item', by: 'da-peng', text: '卸货的那半个钟头，能不能例外？', answer: '先打个电话给虾皮嫂，她给您挪一条路。电话写在戏台柱子上。', answeredBy: 'hua-jie' },
    ],
    signatures: [
      { by: 'xia-pi-sao', at: day(-34, '08:00'), hasDissented: false },
      { by: 'da-peng', at: day(-34, '12:10'), hasDissented: true },
      { by: 'chen-lao-shi', at: day(-34, '19:00'), hasDissented: false },
    ],
    publishedAt: day(-33, '15:00'),
  },
}
