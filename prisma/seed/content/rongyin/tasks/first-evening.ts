import type { TaskContent } from '../../types.ts'
import { workingDay as on } from '../../when.ts'

/** Promises of the evening of the canteen. */
export const tasksOfFirstEvening: TaskContent[] = [
  // ---------- canteen ----------
  {
    key: 'canteen-bikes', outcome: 'canteen-outcome', title: '旧车棚里没人认的自行车，清走',
    detail: '十二辆，轮胎都瘪了。先贴一个月告示，没人认再清，卖的钱进食堂的账。',
    kind: 'HELP', grid: 'g1',
    steps: [
      { step: 'register', at: on(-32, '09:30'), by: 'xiao-zheng' },
      { step: 'assign', at: on(-31, '09:10'), by: 'xiao-zheng', department: 'property', note: '告示已经贴满一个月，有一辆被认走了，剩十一辆。' },
      { step: 'sign', at: on(-31, '14:40'), by: 'lan-jingli' },
      { step: 'progress', at: on(-30, '10:20'), by: 'a-shui', text: '又有一位来认，是他父亲的车，搬回家了。剩十辆。', evidence: [{ picture: 'shed-before', moment: 'BEFORE', caption: '清走之前，阿水师傅拍' }] },
      {
        step: 'reply', at: on(-29, '16:00'), by: 'lan-jingli', replyClass: 'A', answerAgain: null,
        text: '十辆都拉走了，卖了 186 元，许会计收了条子。地扫过，冲过。',
        evidence: [{ picture: 'canteen-after', moment: 'AFTER', caption: '清完以后，月娥姐拍' }, { picture: 'paper-form', moment: 'PAPER', caption: '收旧货的条子' }],
      },
      { step: 'evaluate', at: on(-28, '09:00'), by: 'xiao-zheng' },
      { step: 'rate', at: on(-28, '12:10'), by: 'yue-e', score: 'SATISFIED', reason: '比说的早了一天。' },
      { step: 'rate', at: on(-27, '19:00'), by: 'xu-kuaiji', score: 'SATISFIED', reason: '条子和钱对得上。' },
      { step: 'othersRate', from: on(-28, '12:30'), to: on(-19, '20:00'), basically: 3, silent: 9 },
      { step: 'nod', at: on(-18, '09:30'), by: 'yue-e', party: 'RESIDENT', note: '车棚空了，看见了。', evidence: [] },
      { step: 'nod', at: on(-17, '10:15'), by: 'ji-bo', party: 'SUPERVISOR', note: '进去走了一圈，角落也看了。', evidence: [] },
    ],
    phaseNow: 'CLOSED', lampNow: 'BLUE',
  },
  {
    key: 'canteen-flue', outcome: 'canteen-outcome', title: '食堂烟道顶上，再加一个防倒灌的帽',
    detail: '刮东风的时候，烟会从四楼窗前绕一下。方阿伯验收时提的。',
    kind: 'SUGGESTION', grid: 'g1',
    steps: [
      { step: 'register', at: on(-20, '15:30'), by: 'xiao-zheng' },
      { step: 'assign', at: on(-1, '09:20'), by: 'xiao-zheng', department: 'urban', note: '烟道归城管看标准。方阿伯家四楼，白天都有人，可以上门看。' },
      { step: 'sign', at: on(-1, '16:10'), by: 'xiao-meng' },
    ],
    phaseNow: 'SIGNED', lampNow: 'GREEN',
  },
  // ---------- crossing ----------
  {
    key: 'crossing-lights', outcome: 'crossing-outcome', title: '西门斑马线，装一组红绿灯',
    detail: '按钮式，行人绿灯不短于 25 秒，按钮要够得着，夜里也能按。',
    kind: 'COMMUNITY', grid: 'g2',
    steps: [
      { step: 'register', at: on(-32, '10:00'), by: 'a-zhen' },
      { step: 'assign', at: on(-31, '10:00'), by: 'a-zhen', department: 'traffic', note: '社区大事，10 个工作日答复。' },
      { step: 'sign', at: on(-30, '11:30'), by: 'xu-jingguan' },
      {
        step: 'progress', at: on(-26, '15:10'), by: 'xu-jingguan', text: '路口量好了，灯杆基坑避开了那条水管。按钮放在左手边，因为大多数人右手提菜。',
        evidence: [{ picture: 'crossing-before', moment: 'BEFORE', caption: '装之前，曾先生拍' }],
      },
      { step: 'askExtension', at: on(-22, '10:30'), by: 'xu-jingguan', until: on(-11, '18:00'), reason: '等供电接线。灯杆已经立好，电要排队，排到下个礼拜。' },
      { step: 'grantExtension', at: on(-21, '09:40'), by: 'a-zhen', consent: '' },
      {
        step: 'reply', at: on(-13, '15:00'), by: 'xu-jingguan', replyClass: 'A', answerAgain: null, text: '灯装好了。行人绿灯 28 秒，按钮在左手边，夜里也能按。没人按的时候车道一直是绿灯。',
        evidence: [{ picture: 'crossing-after', moment: 'AFTER', caption: '装好后，小郑拍' }, { picture: 'paper-form', moment: 'PAPER', caption: '验收单，2 页' }],
      },
      { step: 'evaluate', at: on(-13, '16:20'), by: 'a-zhen' },
      { step: 'rate', at: on(-12, '08:10'), by: 'zeng-xiansheng', score: 'SATISFIED', reason: '孩子现在自己按，按完站得笔直，像在升旗。' },
      { step: 'rate', at: on(-12, '12:30'), by: 'wu-laoshi', score: 'SATISFIED', reason: '队伍能带过马路了。' },
      { step: 'rate', at: on(-11, '09:30'), by: 'xie-apo', score: 'SATISFIED', reason: '走到对面还剩六秒，我回头看了一眼。' },
      { step: 'rate', at: on(-10, '23:10'), by: 'a-tao', score: 'BASICALLY', reason: '灯好。按钮有时要按两下。' },
      { step: 'rate', at: on(-8, '10:00'), by: 'chen-weiyuan', score: 'SATISFIED', reason: '早晚各去站了一刻钟，没看见跑的。' },
      { step: 'othersRate', from: on(-12, '09:00'), to: on(-2, '20:30'), basically: 1, silent: 4, waiting: ['lin-ayi'] },
      { step: 'nod', at: on(-1, '18:20'), by: 'zeng-xiansheng', party: 'RESIDENT', note: '现在不用举着手站在路中间了。', evidence: [] },
    ],
    phaseNow: 'EVALUATING', lampNow: 'YELLOW',
  },
  {
    key: 'crossing-tree', outcome: 'crossing-outcome', title: '路口那棵树挡了灯，修一修枝',
    detail: '东边那棵，低枝伸到灯前面，只修枝，不动主干。',
    kind: 'SUGGESTION', grid: 'g2',
    steps: [
      { step: 'register', at: on(-32, '10:20'), by: 'a-zhen' },
      { step: 'assign', at: on(-31, '10:20'), by: 'a-zhen', department: 'green', note: '灯立起来之前修掉最好。' },
      { step: 'sign', at: on(-31, '15:00'), by: 'xiao-wen' },
      {
        step: 'reply', at: on(-28, '11:00'), by: 'zhong-zhanzhang', replyClass: 'A', answerAgain: null, text: '修了七根低枝，上面有一个空鸟窝，挪到旁边那棵上了。',
        evidence: [{ picture: 'branches-before', moment: 'BEFORE', caption: '修枝之前，小温拍' }, { picture: 'branches-after', moment: 'AFTER', caption: '修枝之后，小温拍' }],
      },
      { step: 'evaluate', at: on(-28, '14:30'), by: 'a-zhen' },
      { step: 'rate', at: on(-27, '17:40'), by: 'lin-ayi', score: 'SATISFIED', reason: '鸟窝的事做得细。' },
      { step: 'othersRate', from: on(-28, '16:00'), to: on(-20, '19:00'), basically: 1, silent: 0 },
      { step: 'nod', at: on(-20, '20:10'), by: 'zeng-xiansheng', party: 'RESIDENT', note: '', evidence: [] },
      { step: 'nod', at: on(-19, '10:40'), by: 'cheng-jie', party: 'SUPERVISOR', note: '到现场看过，从五个方向都看得见灯。', evidence: [] },
    ],
    phaseNow: 'CLOSED', lampNow: 'BLUE',
  },
  {
    key: 'crossing-rail', outcome: 'crossing-outcome', title: '小学门口，装一段护栏',
    detail: '从校门到斑马线二十六米，高一米一，两头留缺口给轮椅和婴儿车。',
    kind: 'COMMUNITY', grid: 'g2',
    steps: [
      { step: 'register', at: on(-16, '10:00'), by: 'a-zhen' },
      { step: 'assign', at: on(-16, '10:30'), by: 'a-zhen', department: 'education', note: '灯快好了，护栏跟上，放学就不挤了。' },
      { step: 'sign', at: on(-15, '09:20'), by: 'jiang-keyuan' },
      { step: 'progress', at: on(-11, '15:00'), by: 'jiang-keyuan', text: '学校选了圆头的栏杆，怕书包带挂住。', evidence: [] },
      {
        step: 'reply', at: on(-6, '16:30'), by: 'jiang-keyuan', replyClass: 'A', answerAgain: null, text: '二十六米都装好了，两头各留一米二的缺口，轮椅试过。',
        evidence: [{ picture: 'rail-after', moment: 'AFTER', caption: '装好后的护栏，吴老师拍' }],
      },
      { step: 'evaluate', at: on(-5, '09:10'), by: 'a-zhen' },
      { step: 'rate', at: on(-4, '17:10'), by: 'wu-laoshi', score: 'SATISFIED', reason: '孩子们叫它「排队的扶手」。' },
    ],
    phaseNow: 'EVALUATING', lampNow: 'GREEN',
  },
  // ---------- stairs ----------
  {
    key: 'stairs-lamp', outcome: 'stairs-outcome', title: '2 号楼楼道灯，修了又坏',
    detail: '一到六楼十二盏，换成人走近就亮的。修完隔十天要有人再来看一眼，这是黄伯伯在会上说的。',
    kind: 'HELP', grid: 'g1',
    steps: [
      { step: 'register', at: on(-21, '09:00'), by: 'a-zhen' },
      { step: 'assign', at: on(-20, '09:00'), by: 'a-zhen', department: 'property', note: '庄师傅愿意陪着换。' },
      { step: 'sign', at: on(-20, '10:30'), by: 'lan-jingli' },
      { step: 'progress', at: on(-19, '15:00'), by: 'a-shui', text: '换了八盏，四盏的线老了，明天连线一起换。', evidence: [{ picture: 'lamp-dark', moment: 'BEFORE', caption: '换之前的三楼，庄师傅拍' }] },
      {
        step: 'reply', at: on(-18, '17:00'), by: 'lan-jingli', replyClass: 'A', answerAgain: null, text: '十二盏都换了感应的，人走近就亮，三十秒灭。',
        evidence: [{ picture: 'lamp-lit', moment: 'AFTER', caption: '换好的三楼，阿水师傅拍' }],
      },
      { step: 'evaluate', at: on(-18, '17:40'), by: 'a-zhen' },
      { step: 'rate', at: on(-16, '19:20'), by: 'huang-bobo', score: 'BASICALLY', reason: '亮是亮了，三楼半那盏有时候想一想才亮。' },
      { step: 'rate', at: on(-15, '20:00'), by: 'lao-kang', score: 'SATISFIED', reason: '' },
      { step: 'othersRate', from: on(-17, '08:00'), to: on(-9, '21:00'), basically: 2, silent: 3 },
      { step: 'rate', at: on(-4, '19:30'), by: 'zhuang-shifu', score: 'UNSATISFIED', reason: '十二盏里五盏又不亮了。我拆开一只看过，驱动是最便宜的那种。不是阿水的手艺，是料不行。' },
    ],
    phaseNow: 'REWORK', lampNow: 'RED',
  },
  {
    key: 'stairs-wires', outcome: 'stairs-outcome', title: '4 号楼的飞线，认一认、理一理',
    detail: '从三楼垂到一楼，像门帘。一半没人用，一半不知道是谁的，有两根带电。',
    kind: 'SUGGESTION', grid: 'g2',
    steps: [
      { step: 'register', at: on(-23, '09:30'), by: 'a-zhen' },
      { step: 'assign', at: on(-22, '09:00'), by: 'a-zhen', department: 'property', note: '请几家宽带公司同一天来认。' },
      { step: 'sign', at: on(-21, '10:00'), by: 'lan-jingli' },
      { step: 'progress', at: on(-20, '16:00'), by: 'lan-jingli', text: '来了两家，认走十一根。还有一家说要公函，函已经发了。', evidence: [{ picture: 'wires-hang', moment: 'BEFORE', caption: '理之前，费先生拍' }] },
      {
        step: 'reply', at: on(-18, '15:00'), by: 'lan-jingli', replyClass: 'A', answerAgain: null, text: '没人用的剪掉二十三根，剩下的用扎带捆好贴墙。',
        evidence: [{ picture: 'paper-form', moment: 'PAPER', caption: '各家认线的签字单' }],
      },
      { step: 'evaluate', at: on(-18, '16:00'), by: 'a-zhen' },
      { step: 'rate', at: on(-15, '22:00'), by: 'fei-xiansheng', score: 'UNSATISFIED', reason: '捆起来了，还是挂在头顶，一米八的人要低头。' },
      {
        step: 'reply', at: on(-11, '17:00'), by: 'lan-jingli', replyClass: 'A', answerAgain: null, text: '重新走了线槽，离地两米三。一楼那一段因为有梁，绕了一下。',
        evidence: [{ picture: 'wires-tidy', moment: 'AFTER', caption: '新走的线槽，阿水师傅拍' }],
      },
      { step: 'evaluate', at: on(-11, '17:30'), by: 'a-zhen' },
      { step: 'rate', at: on(-9, '18:00'), by: 'lao-kang', score: 'SATISFIED', reason: '' },
      { step: 'rate', at: on(-3, '21:40'), by: 'fei-xiansheng', score: 'UNSATISFIED', reason: '线槽绕的那一段，正好压在消防栓的门上，门打不开。高度没问题了，位置有问题。' },
    ],
    phaseNow: 'FACE_TO_FACE', lampNow: 'GREEN',
  },
  {
    key: 'stairs-lockers', outcome: 'stairs-outcome', title: '快递柜挪到雨棚下',
    detail: '西门那一排六个柜，往里挪四米，正好在雨棚底下。',
    kind: 'HELP', grid: 'g1',
    steps: [
      { step: 'register', at: on(-32, '10:40'), by: 'a-zhen' },
      { step: 'assign', at: on(-31, '09:00'), by: 'a-zhen', department: 'property', note: '柜子是快递公司的，物业出面，居委会写函。' },
      { step: 'sign', at: on(-31, '11:00'), by: 'lan-jingli' },
      {
        step: 'reply', at: on(-29, '17:20'), by: 'lan-jingli', replyClass: 'A', answerAgain: null, text: '挪好了，通电试过，底下垫高了十公分，水漫过来也进不去。',
        evidence: [{ picture: 'locker-wet', moment: 'BEFORE', caption: '淋雨的时候，费先生拍' }, { picture: 'locker-dry', moment: 'AFTER', caption: '挪到雨棚下，小杨拍' }],
      },
      { step: 'evaluate', at: on(-28, '09:20'), by: 'a-zhen' },
      { step: 'rate', at: on(-26, '21:00'), by: 'fei-xiansheng', score: 'SATISFIED', reason: '那天夜里正好大雨，柜里是干的。' },
      { step: 'othersRate', from: on(-28, '12:00'), to: on(-16, '20:00'), basically: 2, silent: 3 },
      { step: 'nod', at: on(-15, '09:00'), by: 'lao-kang', party: 'RESIDENT', note: '', evidence: [] },
      { step: 'nod', at: on(-14, '15:30'), by: 'ji-bo', party: 'SUPERVISOR', note: '下雨天去的，站在柜子前面没淋着。', evidence: [] },
    ],
    phaseNow: 'CLOSED', lampNow: 'BLUE',
  },
  {
    key: 'stairs-aircon', outcome: 'stairs-outcome', title: '5 号楼空调，水滴到过道',
    detail: '三楼到五楼一共七台，管子没接，水落在一楼过道上，柳阿姨每天拖两遍。',
    kind: 'HELP', grid: 'g3',
    steps: [
      { step: 'register', at: on(-2, '11:00'), by: 'a-zhen' },
      { step: 'assign', at: on(-1, '16:40'), by: 'a-zhen', department: 'urban', note: '七户都说过了，愿意接管，就差有人说接到哪里算对。' },
    ],
    phaseNow: 'ASSIGNED', lampNow: null,
  },
]

