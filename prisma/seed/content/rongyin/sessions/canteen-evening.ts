import { say } from '../../course.ts'
import type { Clock, SessionContent } from '../../types.ts'
import { day } from '../../when.ts'
import { crowd } from '../crowd.ts'
import { absent, abstain, assisted, no, onPaper } from './canteen-roll.ts'

/** Ten weeks ago: the old bicycle shed becomes a canteen, by a vote of the owners with both majorities. */
const at = (clock: Clock) => day(-70, clock)

const speakers = [
  'yue-e', 'fang-abo', 'huang-bobo', 'zhao-jie', 'xu-kuaiji', 'su-zhuren', 'lin-ayi', 'a-tao', 'zeng-xiansheng', 'wu-laoshi', 'ke-shifu', 'lao-kang',
  'zhuang-shifu', 'fei-xiansheng', 'ruan-xiaojie', 'tu-ayi', 'r1-404', 'yu-nainai', 'xiao-gao', 'weng-jie', 'r1-303', 'r6-403', 'r3-506', 'r5-401',
]
const neighbours = crowd('canteen-evening', 76, speakers)
const staff = ['chen-weiyuan', 'ye-weiyuan', 'xiao-zheng', 'a-zhen', 'ke-shuji', 'lan-jingli', 'a-shui', 'liu-ganshi', 'he-duizhang', 'xu-jingguan', 'zhong-zhanzhang']
const inHall = neighbours.slice(0, 44)

export const canteenEvening: SessionContent = {
  key: 'canteen-evening',
  title: '旧车棚、斑马线和楼道里的小事',
  form: 'THEMATIC',
  place: '邻里中心二楼',
  progress: 'FINISHED',
  convenedBy: 'xiao-zheng',
  moderators: ['chen-weiyuan'],
  recorders: ['xiao-zheng', 'a-zhen'],
  required: [
    { kind: 'RESIDENT', label: null }, { kind: 'COMMITTEE', label: null }, { kind: 'OWNERS_COMMITTEE', label: null },
    { kind: 'PROPERTY', label: null }, { kind: 'CPPCC_MEMBER', label: null }, { kind: 'DEPARTMENT', label: null },
  ],
  createdAt: day(-93, '10:00'),
  announcedAt: day(-88, '09:30'),
  startsAt: at('19:30'),
  checkInAt: at('18:50'),
  startedAt: at('19:32'),
  attendance: { inPerson: [...inHall, ...staff], remote: neighbours.slice(44) },
  arrivals: [],
  items: [
    {
      key: 'canteen-item',
      title: '旧车棚空着，改成老人食堂好不好？',
      kind: 'DECISION', presenter: '月娥姐', minutes: 65, topic: 'canteen', path: 'OWNER_DECISION',
      background: [
        '1 号楼东头的旧车棚，约 78 平方米，是全体业主共有的。空了五年，里面十二辆没人认的自行车。',
        '想改成老人食堂：中午一顿，八张方桌，不炸不烤。改造 6.2 万元，街道助餐资金出 3 万，公共收益出 3.2 万，不向各户收钱。',
        '楼上最担心油烟。图上的烟道沿东墙上到屋顶，高出一米半，净化器每月清洗，清洗单贴在门口。',
        '改变共有部分的用途，要业主一起定：参与的户数和面积都满三分之二，其中同意的户数和面积都满四分之三。',
      ],
      course: [
        { step: 'open', at: at('19:34') },
        { step: 'report', at: at('19:35'), by: 'yue-e', text: '登记要来吃的 52 人，最大的 93 岁。图纸请懂行的看过，账许会计算了三遍：一天 40 人保本，一餐 12 元，七十岁以上 9 元。' },
        { step: 'questions', at: at('19:44') },
        say(at('19:45'), 'lin-ayi', 'ASK', 55, '问：牙不好的人吃什么？答：每天留两个软的，饭可以多焖十分钟。'),
        say(at('19:47'), 'zhao-jie', 'ASK', 70, '问：那十二辆自行车怎么办，会不会又堆到楼道？答：贴一个月，没人认的请收旧货的拉走，钱进食堂的账。'),
        say(at('19:49'), 'xiao-gao', 'ASK', 60, '问：亏了谁补？答：先从公共收益里留 5000 元，留完就停，停之前开会。'),
        { step: 'debate', at: at('19:51') },
        say(at('19:51'), 'fang-abo', 'OPPOSE', 118, '他住在车棚正上头，孙子哮喘。不是反对老人吃饭，是反对把烟送到他床头；图上的烟道，他要看见实物才信。'),
        say(at('19:54'), 'huang-bobo', 'SUPPORT', 105, '老伴手抖，两个人常常一碗面分两顿。他愿意一餐多出一块钱，给烟道加高。'),
        say(at('19:57'), 'r3-506', 'OPPOSE', 84, '公共收益三万二不是小数，孩子的滑梯坏了两年没修，先修哪个要有说法。'),
        say(at('19:59'), 'xu-kuaiji', 'SUPPORT', 112, '公共收益账上现在有 11.4 万，出了这笔还剩 8.2 万，滑梯八千，够修，他建议两件一起列。'),
        say(at('20:02'), 'r5-401', 'OPPOSE', 76, '怕外面的人也来吃，中午车和人都进小区。'),
        say(at('20:04'), 'yu-nainai', 'SUPPORT', 150, '她八十多了，最怕的不是饿，是一天没跟人说过话。有张桌子坐下来，她就能知道今天是礼拜几。', { isExtended: true, readBy: 'lin-ayi' }),
        say(at('20:07'), 'zhao-jie', 'OPPOSE', 92, '舞队也想要这个棚子，下雨天十几个人没有地方去。'),
        { step: 'rule', at: at('20:08'), on: 'zhao-jie', kind: 'OFF_TOPIC', reason: '舞队练功的地方是另一件事，请另提一件；这一项只说食堂。' },
        { step: 'write', at: at('20:09'), by: 'a-tao', text: '我们骑手中午能不能也买一份？我们给全价。', answer: '可以，老人先打，十二点一刻以后开放。' },
        { step: 'move', at: at('20:10'), by: 'su-zhuren', text: '同意把 1 号楼东头旧车棚约 78 平方米改作老人食堂，先试办一年', secondedBy: ['weng-jie', 'lin-ayi', 'huang-bobo'] },
        say(at('20:11'), 'fang-abo', 'ASK', 80, '问：动议里没写烟道。写进去，他就不再拦。'),
        {
          step: 'amend', at: at('20:15'), by: 'su-zhuren', suggested: 'fang-abo', why: '烟道和不油炸写进条文，楼上的人才有依据。',
          text: '同意把 1 号楼东头旧车棚约 78 平方米改作老人食堂，先试办一年；烟道高出屋顶一米半，不油炸，每月请楼上三户来验一次',
        },
        { step: 'readOut', at: at('20:20'), by: 'chen-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'canteen-ballot', type: 'OWNER_MAJOR', secrecy: 'NAMED',
            question: '同意把 1 号楼东头旧车棚约 78 平方米改作老人食堂，先试办一年；烟道高出屋顶一米半，不油炸，每月请楼上三户来验一次',
            facts: [
              { label: '花多少', text: '6.2 万元，街道出 3 万，公共收益出 3.2 万' },
              { label: '油烟往哪走', text: '烟道高出屋顶一米半，楼上每月验一次' },
            ],
            choices: { kind: 'YES_NO' }, basis: null, opensAt: at('20:22'), closesAt: at('20:40'),
            votes: { no, abstain }, rest: 'yes', absent, channels: { PAPER: onPaper, ASSISTED: assisted },
            secondThoughts: [
              { voter: 'b1-503', first: 'no' }, { voter: 'b2-101', first: 'abstain' }, { voter: 'b6-206', first: 'yes' }, { voter: 'b5-201', first: 'no' },
            ],
            expected: {
              outcome: 'PASSED', heads: 142, area: 1_290_518,
              choices: { yes: { heads: 113, area: 1_008_842 }, no: { heads: 22, area: 203_578 }, abstain: { heads: 7, area: 78_098 } },
            },
          },
        },
        { step: 'conclude', at: at('20:44'), conclusion: 'PASSED', note: '通过，比门槛多 6 户。没同意的 29 户，意见都写进纪要，烟道第一次验收请方阿伯来。', referTo: null },
      ],
    },
    {
      key: 'crossing-item',
      title: '西门斑马线没有红绿灯，老人过马路靠跑',
      kind: 'DECISION', presenter: '曾先生', minutes: 20, topic: 'crossing', path: 'GOVERNMENT_DUTY',
      background: [
        '曾先生和六位邻居数了三天：早上七点到七点半，每分钟过 21 个人、34 辆车；放学那半个钟头，过街的人里四成是孩子。',
        '林阿姨从这边走到那边，平均 16 秒；最慢的一次 41 秒，因为退回来了。',
        '装灯由区交警大队定。会上定的是：以社区的名义请他们装，并且说清楚要多长的绿灯。',
      ],
      course: [
        { step: 'open', at: at('20:45') },
        { step: 'report', at: at('20:45'), by: 'zeng-xiansheng', text: '放了一段四十秒的录像：林阿姨提着菜，走到一半退回来，退了三次。全场没有人说话。' },
        { step: 'debate', at: at('20:48') },
        say(at('20:49'), 'lin-ayi', 'SUPPORT', 62, '她不怕等，怕走到一半。绿灯要够她走完，别让她在马路中间做决定。'),
        say(at('20:51'), 'r1-303', 'OPPOSE', 88, '他每天开车出西门，已经堵了；再装一个灯，队要排到桥上。能不能改成按钮的，没人按就不红。'),
        say(at('20:53'), 'a-tao', 'SUPPORT', 70, '他每天从那里冲二十趟。有灯，他就不用赌，等一分钟是等得起的。'),
        say(at('20:55'), 'wu-laoshi', 'SUPPORT', 58, '放学排的队走到路边就散了，因为老师也不敢带。有灯，就能带。'),
        { step: 'move', at: at('20:56'), by: 'wu-laoshi', text: '请区交警大队在西门斑马线装一组按钮式红绿灯，行人绿灯不短于 25 秒', secondedBy: ['zeng-xiansheng', 'r1-303'] },
        { step: 'readOut', at: at('20:57'), by: 'chen-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'crossing-ballot', type: 'SESSION_RESOLUTION', secrecy: 'NAMED',
            question: '请区交警大队在西门斑马线装一组按钮式红绿灯，行人绿灯不短于 25 秒',
            facts: [{ label: '谁来装', text: '区交警大队，许警官在场' }],
            choices: { kind: 'YES_NO' }, basis: null, opensAt: at('20:58'), closesAt: at('21:01'),
            votes: { no: ['r6-403', 'ke-shifu', 'r3-506'], abstain: ['r1-303', 'r5-401'] }, rest: 'yes', absent: [], channels: {}, secondThoughts: [],
            expected: { outcome: 'PASSED', heads: 76, area: 0, choices: { yes: { heads: 71, area: 0 }, no: { heads: 3, area: 0 }, abstain: { heads: 2, area: 0 } } },
          },
        },
        { step: 'conclude', at: at('21:02'), conclusion: 'PASSED', note: '76 人到会，71 人赞成。许警官说：按钮式的可以，他回去先量路口。', referTo: null },
      ],
    },
    {
      key: 'stairs-item',
      title: '楼道、过道里的那些小事，一次说清楚',
      kind: 'DECISION', presenter: '老康', minutes: 15, topic: 'stairs', path: 'SELF_GOVERN',
      background: [
        '一共四件：2 号楼的楼道灯，4 号楼垂下来的电线，5 号楼滴水的空调，西门淋雨的快递柜。',
        '前三天，老康和蓝经理一栋一栋走过，每一处都拍了照。',
      ],
      course: [
        { step: 'open', at: at('21:03') },
        { step: 'report', at: at('21:03'), by: 'lao-kang', text: '照着照片一张一张说，说到快递柜里泡胀的字典，有人笑，失主也在笑。' },
        { step: 'questions', at: at('21:08') },
        say(at('21:08'), 'fei-xiansheng', 'ASK', 40, '问：电线里哪些是没人用的？答（蓝经理）：一半是拆了宽带没人收的，要请几家公司一起来认。'),
        { step: 'debate', at: at('21:10') },
        say(at('21:10'), 'zhuang-shifu', 'SUPPORT', 66, '灯换感应的，一个三十二块，他可以陪着换；线不许自己剪。'),
        say(at('21:12'), 'huang-bobo', 'SUPPORT', 48, '修可以，修完要有人隔十天再来看一眼，别前脚走后脚坏。'),
        { step: 'move', at: at('21:13'), by: 'lao-kang', text: '四件小事由物业和城管各自认下，逐件登记、逐件回话，回话以前不打勾', secondedBy: ['zhuang-shifu', 'huang-bobo'] },
        { step: 'readOut', at: at('21:14'), by: 'chen-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'stairs-ballot', type: 'SESSION_RESOLUTION', secrecy: 'NAMED', question: '四件小事由物业和城管各自认下，逐件登记、逐件回话，回话以前不打勾',
            facts: [],
            choices: { kind: 'YES_NO' }, basis: null, opensAt: at('21:15'), closesAt: at('21:17'),
            votes: { abstain: ['xu-kuaiji', 'r5-401'] }, rest: 'yes', absent: [], channels: {}, secondThoughts: [],
            expected: { outcome: 'PASSED', heads: 76, area: 0, choices: { yes: { heads: 74, area: 0 }, no: { heads: 0, area: 0 }, abstain: { heads: 2, area: 0 } } },
          },
        },
        { step: 'conclude', at: at('21:18'), conclusion: 'PASSED', note: '没有人反对。蓝经理当场认了三件。', referTo: null },
      ],
    },
    {
      key: 'cats-item',
      title: '流浪猫越来越多，喂的人和怕的人坐一坐',
      kind: 'DISCUSSION', presenter: '阮小姐', minutes: 20, topic: 'cats', path: 'SELF_GOVERN',
      background: [
        '1 号楼后面的花坛，常来的猫有二十只上下，阮小姐给其中十四只做了绝育，自己花了四千多。',
        '这一项不表决。先让两边把话说完。',
      ],
      course: [
        { step: 'open', at: at('21:19') },
        { step: 'report', at: at('21:19'), by: 'ruan-xiaojie', text: '带来一本账：每一只的照片、哪天绝育、打了什么针。她说她怕的不是骂，是哪天出差没人喂。' },
        { step: 'debate', at: at('21:23') },
        say(at('21:23'), 'fang-abo', 'OPPOSE', 96, '孙子一咳就是一夜。猫他不恨，可是食盆就在他家窗下，请挪远。'),
        say(at('21:26'), 'tu-ayi', 'SUPPORT', 54, '自从有猫，一楼没见过老鼠，粮袋不用挂起来了。'),
        say(at('21:28'), 'r1-404', 'OPPOSE', 72, '纸条是她写的。喂可以，盆要收，半小时不吃完就收走，谁喂谁收。'),
        say(at('21:30'), 'ruan-xiaojie', 'SUPPORT', 60, '盆可以收，可是上班的时候收不了；能不能有第二个人搭手。'),
        say(at('21:32'), 'weng-jie', 'ASK', 45, '问：挪到河边那块草地行不行？答：那边要过车，上个月压死过一只。'),
        { step: 'conclude', at: at('21:36'), conclusion: 'NO_CONSENSUS', note: '盆收不收、放在哪，两边没说拢。都同意两件：继续绝育，先不贴纸条。过一阵再坐一次。', referTo: null },
      ],
    },
    {
      key: 'bus-item',
      title: '27 路改道以后，去医院要走两站路',
      kind: 'DISCUSSION', presenter: '涂阿姨', minutes: 10, topic: 'bus', path: 'GOVERNMENT_DUTY',
      background: [
        '27 路原来从西门到区医院四站。改走河东以后，我们要先走到桥头，九百米。',
        '涂阿姨问了三十九位邻居：一个月里坐 27 路去过医院的有三十一位，多数赶早上七点那两班。',
      ],
      course: [
        { step: 'open', at: at('21:37') },
        { step: 'report', at: at('21:37'), by: 'tu-ayi', text: '带了一张手画的图，从西门到桥头，路上有几个坐得下来的地方：一个，是别人家的台阶。' },
        { step: 'debate', at: at('21:40') },
        say(at('21:40'), 'ke-shifu', 'OPPOSE', 70, '他开过公交。绕一次多六分钟，河东上班的人赶不上打卡，也会有一屋子人开会。'),
        say(at('21:42'), 'yu-nainai', 'SUPPORT', 64, '打车来回四十六，药三十八。她说的是笑话，没有人笑。'),
        say(at('21:44'), 'lin-ayi', 'SUPPORT', 40, '不用全天绕，只要早上七点那两班，一个礼拜两天也好。'),
        { step: 'conclude', at: at('21:47'), conclusion: 'NO_CONSENSUS', note: '绕不绕，会上没有一致的话；线路也不是一个社区定得了的。数字和图请叶委员带走，写成提案，社区同时送街道。', referTo: 'STREET_OFFICE' },
      ],
    },
  ],
  closedAt: at('21:50'),
  minutes: {
    draftedAt: at('21:55'),
    draftedBy: 'xiao-zheng',
    summary: '这一晚 87 人到会，现场 55 人，线上 32 人。五件事：车棚改食堂，业主投票通过；西门装灯，赞成的占了九成多；四件楼道小事，有人认了；猫的事没说拢，改天再坐；公交的事社区定不了，交给能定的人。',
    notes: {
      'canteen-item': '表决前，动议按方阿伯的意思改过一次，加了烟道、不油炸和每月验收。计票清单贴在公开页，每户可以核对自己的一票。',
      'crossing-item': '录像存在居委会。许警官当场记下「25 秒」三个字，说会尽量往上靠。',
      'stairs-item': '蓝经理认下灯、线、柜三件；空调滴水由何队长带回去看归谁。',
      'cats-item': '没有结论，也没有人提前走。阮小姐和方阿伯散会后在楼梯口又说了一刻钟，内容没记。',
      'bus-item': '涂阿姨的手绘图附在后面。叶委员说，提案要等几个月，他每个月来说一次走到哪了。',
    },
    dissent: [
      {
        item: 'canteen-item', by: 'fang-abo', text: '票是通过了，我那一票还是反对。烟道没装好以前，请不要开火。',
        answer: '烟道先装、先验，验收单上要有您的名字，没有您的名字不开张。', answeredBy: 'su-zhuren',
      },
      {
        item: 'canteen-item', by: 'r3-506', text: '公共收益的钱先修滑梯。大人投票，孩子没有票。',
        answer: '滑梯列进下个月的维修，八千元以内由物业先垫，不等食堂。', answeredBy: 'lan-jingli',
      },
      {
        item: 'crossing-item', by: 'ke-shifu', text: '红灯多一个，出门慢一截，开车的人今晚来得少，不等于没意见。',
        answer: '按钮式的，没人按就是绿灯。装好后一个月，把排队的长度量给您看。', answeredBy: 'xu-jingguan',
      },
    ],
    signatures: [
      { by: 'yue-e', at: day(-69, '19:10'), hasDissented: false },
      { by: 'fang-abo', at: day(-69, '20:35'), hasDissented: true },
      { by: 'zeng-xiansheng', at: day(-68, '08:20'), hasDissented: false },
      { by: 'lao-kang', at: day(-68, '09:00'), hasDissented: false },
    ],
    publishedAt: day(-68, '15:00'),
  },
}
