import type { CommunityContent, OutcomeContent, TaskContent } from '../types.ts'
import { day, workingDay as on } from '../when.ts'
import { buildingsOfHaiting, guestsOfHaiting, peopleOfHaiting } from './people.ts'
import { stageEvening } from './session.ts'
import { topicsOfHaiting } from './topics.ts'

const outcomes: OutcomeContent[] = [
  {
    key: 'h-drying-outcome', topic: 'h-drying', session: 'stage-evening', item: 'drying-item', title: '戏台前的空地，白天晒虾皮，夜里停车',
    text: '晒季里早七点到下午三点晒虾皮，其余时候停车；靠墙留三米给冰厂的车过，唱戏那几天都让。先试一个晒季。',
    steps: [
      { step: 'record', at: day(-33, '15:30'), by: 'hua-jie' },
      { step: 'publicize', at: day(-33, '15:35'), by: 'hua-jie' },
      { step: 'send', at: day(-27, '09:00'), by: 'hua-jie', department: null, note: '线由居委会请人来画。' },
      { step: 'answer', at: day(-27, '10:00'), by: 'hua-jie', verdict: 'ADOPTED', reason: '铁叔认了画线的活。' },
      { step: 'track', at: day(-27, '10:10'), by: 'hua-jie' },
    ],
    phaseNow: 'TRACKED',
  },
  {
    key: 'h-lamp-outcome', topic: 'h-lamp', session: 'stage-evening', item: 'lamp-item', title: '避风坞四盏路灯修好，灯头朝下',
    text: '请区城管局修好避风坞四盏路灯，灯头朝下，台风季以前亮。电由区渔政站的表出。',
    steps: [
      { step: 'record', at: day(-33, '15:40'), by: 'hua-jie' },
      { step: 'publicize', at: day(-33, '15:45'), by: 'hua-jie' },
      { step: 'send', at: day(-27, '09:10'), by: 'hua-jie', department: 'h-urban', note: '' },
      { step: 'answer', at: day(-27, '15:00'), by: 'he-duizhang', verdict: 'ADOPTED', reason: '' },
      { step: 'track', at: day(-27, '15:20'), by: 'hua-jie' },
    ],
    phaseNow: 'FULFILLED',
  },
]

const tasks: TaskContent[] = [
  {
    key: 'h-lamps', outcome: 'h-lamp-outcome', title: '避风坞修四盏路灯', detail: '三根换灯头，一根扶正，灯朝下照。', kind: 'COMMUNITY', grid: 'h-g1',
    steps: [
      { step: 'register', at: on(-13, '09:00'), by: 'hua-jie' },
      { step: 'assign', at: on(-12, '09:30'), by: 'hua-jie', department: 'h-urban', note: '' },
      { step: 'sign', at: on(-12, '11:00'), by: 'he-duizhang' },
      { step: 'progress', at: on(-9, '16:00'), by: 'he-duizhang', text: '杆扶正了，底座加了一圈水泥，等干。', evidence: [] },
      {
        step: 'reply', at: on(-6, '17:00'), by: 'he-duizhang', replyClass: 'A', answerAgain: null, text: '四盏都亮了，照到缆绳，不照海面。',
        evidence: [{ picture: 'harbour-lamp', moment: 'AFTER', caption: '亮灯的第一晚，阿海拍' }],
      },
      { step: 'evaluate', at: on(-6, '17:30'), by: 'hua-jie' },
      { step: 'rate', at: on(-5, '04:50'), by: 'a-hai', score: 'SATISFIED', reason: '今早回来，看得见自己的脚。' },
      { step: 'othersRate', from: on(-5, '06:00'), to: on(-4, '21:00'), basically: 1, silent: 0 },
      { step: 'nod', at: on(-3, '05:10'), by: 'a-hai', party: 'RESIDENT', note: '', evidence: [] },
      { step: 'nod', at: on(-2, '19:40'), by: 'cheng-jie', party: 'SUPERVISOR', note: '天黑以后去走的那八十米。', evidence: [] },
    ],
    phaseNow: 'CLOSED', lampNow: 'BLUE',
  },
  {
    key: 'h-stage-line', outcome: 'h-drying-outcome', title: '戏台前画线，留出三米过车', detail: '石板不能打孔，用能洗掉的漆。', kind: 'HELP', grid: 'h-g1',
    steps: [
      { step: 'register', at: on(-3, '10:00'), by: 'hua-jie' },
      { step: 'assign', at: on(-2, '10:10'), by: 'hua-jie', department: 'h-fishery', note: '渔政站有画码头的漆，借一桶。' },
      { step: 'sign', at: on(-2, '15:00'), by: 'lao-lu' },
      { step: 'progress', at: on(-1, '16:00'), by: 'lao-lu', text: '漆送到了，铁叔说等涨潮那天风小再画。', evidence: [] },
    ],
    phaseNow: 'IN_PROGRESS', lampNow: 'GREEN',
  },
]

/** 海汀社区: the neighbours by the harbour, of the same street, who must never be seen from 榕荫. */
export const haiting: CommunityContent = {
  key: 'haiting',
  slug: 'haiting',
  code: 'HT',
  name: '海汀社区',
  street: '望潮街道',
  phone: '0000-0000002',
  founded: day(-160, '09:00'),
  // twenty-five verified residents: a fifth of them is five names
  rules: { endorsementShare: { value: 20, source: 'D', cite: '海汀人少，居民代表会议定的，满 5 人就要答复' } },
  grids: [{ key: 'h-g1', name: '渔港网格', worker: 'xiao-qiu' }],
  buildings: buildingsOfHaiting,
  developer: null,
  departments: [{ key: 'h-urban', name: '区城管局' }, { key: 'h-civil', name: '街道民政办' }, { key: 'h-fishery', name: '区渔政站' }],
  people: peopleOfHaiting,
  guests: guestsOfHaiting,
  topics: topicsOfHaiting,
  sessions: [stageEvening],
  ownerVotes: [],
  outcomes,
  tasks,
  feedback: [{ by: 'chen-lao-shi', at: day(-20, '20:00'), page: '/c/haiting', text: '能不能显示潮水几点？开会要避开赶海。', contact: null }],
}
