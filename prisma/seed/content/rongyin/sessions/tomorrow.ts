import type { SessionContent } from '../../types.ts'
import { day } from '../../when.ts'

/** Announced for tomorrow, half past seven. */
export const tomorrow: SessionContent = {
  key: 'tomorrow',
  title: '校门口的车，骑手的车，猫和钥匙',
  form: 'COORDINATION',
  place: '邻里中心二楼',
  progress: 'ANNOUNCED',
  convenedBy: 'a-zhen',
  moderators: ['ye-weiyuan'],
  recorders: ['a-zhen'],
  required: [
    { kind: 'RESIDENT', label: null }, { kind: 'COMMITTEE', label: null }, { kind: 'PROPERTY', label: null }, { kind: 'CPPCC_MEMBER', label: null },
    { kind: 'DEPARTMENT', label: '交警或学校' }, { kind: 'SECTOR', label: '骑手代表' },
  ],
  createdAt: day(-7, '11:00'),
  announcedAt: day(-6, '16:00'),
  startsAt: day(1, '19:30'),
  checkInAt: null,
  startedAt: null,
  attendance: null,
  arrivals: [],
  items: [
    {
      key: 'school-cars-item',
      title: '小学门口，接送的车怎么停？',
      kind: 'DECISION', presenter: '吴老师', minutes: 35, topic: 'school-cars', path: 'SELF_GOVERN',
      background: [
        '吴老师班上的孩子数了五天：四点到四点半，门口最多同时停 38 辆，其中 11 辆双排，最久的一辆停了 26 分钟。',
        '桥那边有一块空地，能停 40 辆。从桥头走到校门三百米，要过西门那组新装的灯。',
        '想商量：车停桥那边，孩子排队走过来，家长轮着带队，一周要几个人、雨天怎么办。',
      ],
      course: [],
    },
    {
      key: 'riders-item',
      title: '骑手的车停哪里，饭才不会凉？',
      kind: 'DECISION', presenter: '阿涛', minutes: 20, topic: 'riders', path: 'SELF_GOVERN',
      background: [
        '物业用三个锥桶试了三天：西门里侧，靠墙，离消防通道四米。三天停了 212 次，最久的一次 9 分钟，那位后来请大家喝了汽水。',
        '阿涛和老韦先写了两条：不进楼道，不按喇叭。',
      ],
      course: [],
    },
    {
      key: 'cats-again-item',
      title: '流浪猫，接着上回坐一坐',
      kind: 'DISCUSSION', presenter: '阮小姐、方阿伯', minutes: 20, topic: 'cats', path: 'SELF_GOVERN',
      background: [
        '上回说拢的两件都做到了：又绝育了三只，没有新的纸条。',
        '方阿伯画的图：食盆从他窗下挪到收发室后墙，离最近的窗 11 米。阮小姐找到了搭手的人，早上涂阿姨收，晚上她自己收。',
        '还没说拢：半小时收盆，还是一小时。',
      ],
      course: [],
    },
    {
      key: 'keys-item',
      title: '邻里中心周末开门，钥匙怎么轮？',
      kind: 'DISCUSSION', presenter: '洪工头', minutes: 15, topic: 'centre-keys', path: 'SELF_GOVERN',
      background: [
        '报名轮值的已经有七户。钥匙配三把，交接写在门后的本子上。',
        '两台空调开一天四十来块，谁出、出到哪，要定下来。',
      ],
      course: [],
    },
  ],
  closedAt: null,
  minutes: null,
}
