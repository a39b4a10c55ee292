import { say } from '../../course.ts'
import type { Clock, SessionContent } from '../../types.ts'
import { day } from '../../when.ts'
import { crowd } from '../crowd.ts'
import { delegates } from '../people.ts'

/** Six weeks ago: an article of the pact by secret ballot of the delegates, and a question about parking that stayed open. */
const at = (clock: Clock) => day(-42, clock)

const missing = ['r1-503', 'r4-703']
const here = delegates.filter((key) => !missing.includes(key))
const speakers = [
  'ke-shifu', 'mili-mama', 'mili-baba', 'xie-apo', 'a-tao', 'lin-ayi', 'huang-bomu', 'a-xia', 'lao-kang', 'lao-cai', 'a-bin', 'guo-xiansheng', 'zhao-jie',
  'luo-shu', 'xiao-gao', 'shen-laoban', 'xu-kuaiji', 'su-zhuren', 'xiaoman-baba', 'zhuang-shifu',
]
const neighbours = crowd('pact-evening', 58, [...speakers, ...here], missing)
const staff = [
  'chen-weiyuan', 'ye-weiyuan', 'xiao-zheng', 'a-zhen', 'lan-jingli', 'a-shui', 'liu-ganshi', 'tu-gong', 'lao-ruan', 'he-duizhang', 'shi-laoshi', 'zhong-zhanzhang',
]
const officials = staff.filter((key) => key !== 'ye-weiyuan')

export const pactEvening: SessionContent = {
  key: 'pact-evening',
  title: '公约第 5 条，送饭、下水、早市和车位',
  form: 'THEMATIC',
  place: '邻里中心二楼',
  progress: 'FINISHED',
  convenedBy: 'xiao-zheng',
  moderators: ['ye-weiyuan', 'chen-weiyuan'],
  recorders: ['a-zhen'],
  required: [
    { kind: 'RESIDENT', label: null }, { kind: 'DELEGATE', label: '居民代表' }, { kind: 'COMMITTEE', label: null }, { kind: 'OWNERS_COMMITTEE', label: null },
    { kind: 'PROPERTY', label: null }, { kind: 'CPPCC_MEMBER', label: null }, { kind: 'SECTOR', label: '摊主和骑手' },
  ],
  createdAt: day(-52, '10:00'),
  announcedAt: day(-49, '09:00'),
  startsAt: at('19:30'),
  checkInAt: at('18:55'),
  startedAt: at('19:31'),
  attendance: { inPerson: [...here, ...speakers, ...staff], remote: neighbours.slice(speakers.length + here.length) },
  arrivals: [],
  items: [
    {
      key: 'quiet-item',
      title: '近邻公约第 5 条：夜里几点以后不敲不打',
      kind: 'DECISION', presenter: '尤老师', minutes: 35, topic: 'pact-quiet', path: 'RESIDENTS_ASSEMBLY',
      background: [
        '条文贴出来十四天，收到 23 条意见：9 条说早上八点太早，6 条说中午太长，4 条是装修师傅写的，剩下的是猫、孩子和鼾声。',
        '抢修不在内：水管爆了不等天亮。',
        '公约由居民代表会议定。代表 33 位，到会要过半数，同意要过到会的一半。无记名，散会前每人都能用查票码对自己那一张。',
      ],
      course: [
        { step: 'open', at: at('19:33') },
        { step: 'report', at: at('19:33'), by: 'you-laoshi', text: '念了三条意见，两条改进了条文，一条没改，说了为什么没改。' },
        { step: 'questions', at: at('19:40') },
        say(at('19:40'), 'mili-baba', 'ASK', 35, '问：孩子夜里哭算不算？答：不算。哭是人话，电钻不是。'),
        { step: 'debate', at: at('19:42') },
        say(at('19:42'), 'ke-shifu', 'OPPOSE', 98, '跑夜车的早上六点才躺下，八点就响，等于没睡。不求全天，求八点半。'),
        say(at('19:45'), 'r6-403', 'OPPOSE', 110, '她家做装修。中午停两个半钟头，工期拖两天，钱是房东多付，先说明白，别到时候骂工人。'),
        say(at('19:48'), 'you-laoshi', 'SUPPORT', 86, '八点半可以让。中午不让：学校放学，孩子就那一觉。'),
        say(at('19:50'), 'r5-204', 'SUPPORT', 60, '楼上装修那阵，他带着孩子在快餐店写了一个月作业。'),
        say(at('19:53'), 'r3-305', 'OPPOSE', 72, '罚什么没写。没写罚的规矩，就是一张好看的纸。'),
        { step: 'move', at: at('19:56'), by: 'you-laoshi', text: '公约第 5 条：晚九点到早八点、中午十二点到两点半，不敲不打不拖家具；抢修不在内，先在群里说一声', secondedBy: ['pan-yisheng', 'r5-204'] },
        {
          step: 'amend', at: at('20:00'), by: 'you-laoshi', suggested: 'ke-shifu', why: '夜里干活的人多睡半个钟头，别人少敲半个钟头，换得来。',
          text: '公约第 5 条：晚九点到早八点半、中午十二点到两点半，不敲不打不拖家具；抢修不在内，先在群里说一声',
        },
        { step: 'readOut', at: at('20:03'), by: 'ye-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'quiet-ballot', type: 'PACT_ADOPTION', secrecy: 'SECRET',
            question: '公约第 5 条：晚九点到早八点半、中午十二点到两点半，不敲不打不拖家具；抢修不在内，先在群里说一声',
            facts: [
              { label: '谁来投', text: '居民代表，33 位里到了 31 位' },
              { label: '怎么核对', text: '投完记下查票码，截止后自己对' },
            ],
            choices: { kind: 'YES_NO' }, basis: { kind: 'DELEGATES', people: delegates }, opensAt: at('20:05'), closesAt: at('20:12'),
            votes: { no: ['r6-403', 'r3-305', 'r2-401', 'r4-201', 'r6-302'], abstain: ['r1-102', 'r5-703'] }, rest: 'yes', absent: missing, channels: {},
            secondThoughts: [{ voter: 'r2-303', first: 'no' }],
            expected: { outcome: 'PASSED', heads: 31, area: 0, choices: { yes: { heads: 24, area: 0 }, no: { heads: 5, area: 0 }, abstain: { heads: 2, area: 0 } } },
          },
        },
        { step: 'conclude', at: at('20:14'), conclusion: 'PASSED', note: '24 票同意，比门槛多 8 票。八点半起，先守半年，半年后再议要不要写罚。', referTo: null },
      ],
    },
    {
      key: 'meals-item',
      title: '走不动的老人，食堂能不能送饭上门？',
      kind: 'DECISION', presenter: '谢阿婆', minutes: 15, topic: 'meals-home', path: 'GOVERNMENT_DUTY',
      background: [
        '下不了楼的老人，网格员一户一户数过，十一位，最大的 94 岁。',
        '街道民政办有助餐补贴，够每周送三次；保温箱两只，四百二十元。',
      ],
      course: [
        { step: 'open', at: at('20:15') },
        { step: 'report', at: at('20:15'), by: 'xie-apo', text: '坐着念了一张名单，念到每个人都加一句：她爱吃软的，他不吃葱。' },
        { step: 'debate', at: at('20:19') },
        say(at('20:19'), 'a-tao', 'SUPPORT', 45, '十点四十那趟他顺路，十一户，二十五分钟，跑过一遍了。'),
        say(at('20:21'), 'lin-ayi', 'SUPPORT', 66, '敲门三次没人应，要立刻有人管：先打给家里，再打给网格员，钥匙放在谁那里要写下来。'),
        say(at('20:23'), 'huang-bomu', 'ASK', 38, '问：送的人病了谁替？答：老韦替，老韦也不行，小杨骑车去。'),
        { step: 'move', at: at('20:25'), by: 'lin-ayi', text: '请街道民政办支持老人食堂每周一、三、五给下不了楼的老人送午饭，敲门没人应当天有人上门看', secondedBy: ['a-tao', 'huang-bomu', 'r4-103'] },
        { step: 'readOut', at: at('20:26'), by: 'ye-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'meals-ballot', type: 'SESSION_RESOLUTION', secrecy: 'NAMED',
            question: '请街道民政办支持老人食堂每周一、三、五给下不了楼的老人送午饭，敲门没人应当天有人上门看',
            facts: [{ label: '送多少户', text: '十一户，以后有人加进来也送' }],
            choices: { kind: 'YES_NO' }, basis: null, opensAt: at('20:27'), closesAt: at('20:29'),
            votes: {}, rest: 'yes', absent: [], channels: {}, secondThoughts: [],
            expected: { outcome: 'PASSED', heads: 58, area: 0, choices: { yes: { heads: 58, area: 0 }, no: { heads: 0, area: 0 }, abstain: { heads: 0, area: 0 } } },
          },
        },
        { step: 'conclude', at: at('20:30'), conclusion: 'PASSED', note: '58 人在场，58 人同意。刘干事说钱下周就能用。', referTo: null },
      ],
    },
    {
      key: 'drains-item',
      title: '3 号楼底下一下雨就冒水，管子谁来通？',
      kind: 'DECISION', presenter: '阿霞', minutes: 15, topic: 'drains', path: 'GOVERNMENT_DUTY',
      background: [
        '昨天下午，物业和排水所把 3 号楼门口那口井打开了：井里到楼这一段是通的，井外主管淤了三分之二，里面有半截树根。',
        '所以外面归区排水所；门口的地砖和楼内的立管归物业。',
      ],
      course: [
        { step: 'open', at: at('20:31') },
        { step: 'report', at: at('20:31'), by: 'a-xia', text: '把三条堵过门的毛毯抱来了，没洗，放在门边，让大家自己闻。' },
        { step: 'questions', at: at('20:35') },
        say(at('20:35'), 'lao-kang', 'ASK', 42, '问：挖开要几天，一楼这几天怎么上厕所？答（涂工）：挖两天，先接一根临时管，不断。'),
        { step: 'debate', at: at('20:38') },
        say(at('20:38'), 'a-xia', 'SUPPORT', 55, '她不追究以前谁说是谁的，她只要下一场大雨之前通。'),
        say(at('20:40'), 'r3-105', 'SUPPORT', 50, '门口的砖一湿就滑，挖完顺手换成糙面的。'),
        { step: 'move', at: at('20:42'), by: 'lao-kang', text: '请区排水所清通 3 号楼外主管和化粪池，物业换门口防滑砖、查雨水口，挖之前贴告示', secondedBy: ['a-xia', 'r3-105'] },
        { step: 'readOut', at: at('20:43'), by: 'ye-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'drains-ballot', type: 'SESSION_RESOLUTION', secrecy: 'NAMED', question: '请区排水所清通 3 号楼外主管和化粪池，物业换门口防滑砖、查雨水口，挖之前贴告示',
            facts: [{ label: '归谁', text: '井外归区排水所，井里归物业' }],
            choices: { kind: 'YES_NO' }, basis: null, opensAt: at('20:44'), closesAt: at('20:46'),
            votes: { abstain: ['shen-laoban'] }, rest: 'yes', absent: [], channels: {}, secondThoughts: [],
            expected: { outcome: 'PASSED', heads: 58, area: 0, choices: { yes: { heads: 57, area: 0 }, no: { heads: 0, area: 0 }, abstain: { heads: 1, area: 0 } } },
          },
        },
        { step: 'conclude', at: at('20:47'), conclusion: 'PASSED', note: '57 人同意，1 人弃权。涂工说主管他认，十个工作日回话。', referTo: null },
      ],
    },
    {
      key: 'gate-item',
      title: '南门口早上走不动路，摊子和行人怎么分？',
      kind: 'DECISION', presenter: '米粒妈妈', minutes: 20, topic: 'south-gate', path: 'GOVERNMENT_DUTY',
      background: [
        '三天前的早上七点，米粒妈妈、老蔡、阿彬和何队长在南门口站了一个钟头：人行道宽 4.2 米，摊子占去 3.1 米。',
        '试着用粉笔画了一条线：靠墙 1.8 米卖菜，外面 2.4 米走人，婴儿车和轮椅过得去。',
      ],
      course: [
        { step: 'open', at: at('20:48') },
        { step: 'report', at: at('20:48'), by: 'mili-mama', text: '给大家看粉笔线的照片，线外面伸出来一条鱼尾巴，主人是老蔡的表弟，已经认错。' },
        { step: 'debate', at: at('20:52') },
        say(at('20:52'), 'lao-cai', 'SUPPORT', 78, '线里他守。怕的是线外又来一排生面孔，守规矩的反而吃亏，要有人天天来看。'),
        say(at('20:54'), 'guo-xiansheng', 'OPPOSE', 82, '人行道本来就是走人的，画了线就等于认了占道，以后还怎么说。'),
        say(at('20:56'), 'a-bin', 'SUPPORT', 70, '他们最缺的不是位子，是一个倒泔水的地方，一只带盖的桶就行。'),
        say(at('20:58'), 'r3-101', 'ASK', 46, '问：下雨坡道滑怎么办？答（何队长）：扶手可以装，归谁出钱要回去问。'),
        { step: 'move', at: at('21:00'), by: 'mili-mama', text: '请区城管局在南门口试画线三个月，靠墙 1.8 米摆摊，外面走人，七点到九点有人看；坡道装扶手，古井盖请人来看', secondedBy: ['lao-cai', 'a-bin'] },
        { step: 'readOut', at: at('21:01'), by: 'ye-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'gate-ballot', type: 'SESSION_RESOLUTION', secrecy: 'NAMED',
            question: '请区城管局在南门口试画线三个月，靠墙 1.8 米摆摊，外面走人，七点到九点有人看；坡道装扶手，古井盖请人来看',
            facts: [{ label: '试多久', text: '三个月，到期再议' }],
            choices: { kind: 'YES_NO' }, basis: null, opensAt: at('21:02'), closesAt: at('21:04'),
            votes: { no: ['guo-xiansheng', 'r2-101', 'r1-302', 'r6-205', 'r5-501', 'r4-504'], abstain: ['r1-604', 'shen-laoban', 'xu-kuaiji'] }, rest: 'yes', absent: [], channels: {}, secondThoughts: [],
            expected: { outcome: 'PASSED', heads: 58, area: 0, choices: { yes: { heads: 49, area: 0 }, no: { heads: 6, area: 0 }, abstain: { heads: 3, area: 0 } } },
          },
        },
        { step: 'conclude', at: at('21:05'), conclusion: 'PASSED', note: '49 人同意，6 人反对，3 人弃权。郭先生的话写进纪要：三个月到期，先问行人，再问摊主。', referTo: null },
      ],
    },
    {
      key: 'park-item',
      title: '小公园和河岸步道，先修哪几样？',
      kind: 'DISCUSSION', presenter: '赵姐', minutes: 15, topic: 'park', path: 'SELF_GOVERN',
      background: [
        '三样：健身器材的螺丝，公厕晚上八点锁门，河岸步道四个空树坑。',
        '分属三家，谁先谁后，先听大家的。',
      ],
      course: [
        { step: 'open', at: at('21:06') },
        { step: 'report', at: at('21:06'), by: 'zhao-jie', text: '舞队二十二个人，八点以后要上厕所的，现在是去便利店买一瓶水。' },
        { step: 'debate', at: at('21:09') },
        say(at('21:09'), 'zhan-laoshi', 'SUPPORT', 48, '螺丝最先，太极轮的轴露出来了，孩子喜欢钻。'),
        say(at('21:11'), 'luo-shu', 'SUPPORT', 52, '树最先。螺丝二十分钟，树二十年，晚一天就是晚一天。'),
        say(at('21:13'), 'xie-apo', 'SUPPORT', 20, '厕所最先。你们年轻。'),
        { step: 'move', at: at('21:14'), by: 'zhao-jie', text: '三样里，您最想先看到哪一样？', secondedBy: ['luo-shu', 'xie-apo'] },
        { step: 'readOut', at: at('21:15'), by: 'ye-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'park-ballot', type: 'INTENT_POLL', secrecy: 'NAMED', question: '三样里，您最想先看到哪一样？',
            facts: [{ label: '算不算数', text: '只听大家的意思，不定输赢' }],
            choices: { kind: 'ONE_OF', options: [{ id: 'screws', text: '健身器材换螺丝' }, { id: 'toilet', text: '公厕夜里不锁门' }, { id: 'trees', text: '河岸补种榕树' }] },
            basis: null, opensAt: at('21:15'), closesAt: at('21:18'),
            votes: {
              screws: ['zhan-laoshi', 'xiaoman-baba', 'mili-mama', 'mili-baba', 'r1-404', 'r2-205', 'r3-203', 'r4-402', 'r5-403', 'r6-205', 'r6-501', 'zhuang-shifu', 'r5-501', 'r2-303'],
              trees: ['luo-shu', 'pan-yisheng', 'you-laoshi', 'lao-kang', 'r3-502', 'r4-201', 'r5-702', 'r6-603', 'xiao-gao', 'r2-101', 'xu-kuaiji'],
              abstain: ['shen-laoban', 'su-zhuren'],
            },
            rest: 'toilet', absent: officials, channels: {}, secondThoughts: [],
            expected: {
              outcome: 'SHARES', heads: 58, area: 0,
              choices: { screws: { heads: 14, area: 0 }, toilet: { heads: 31, area: 0 }, trees: { heads: 11, area: 0 }, abstain: { heads: 2, area: 0 } },
            },
          },
        },
        { step: 'conclude', at: at('21:20'), conclusion: 'CONSENSUS', note: '想先开厕所的 31 人，最多。三家都说自己的不用等别人，那就一起开工。', referTo: null },
      ],
    },
    {
      key: 'parking-item',
      title: '晚上回来没车位，先来先停还是按户轮？',
      kind: 'DISCUSSION', presenter: '小高', minutes: 20, topic: 'parking', path: 'SELF_GOVERN',
      background: [
        '小区车位 96 个，登记的车 141 辆，晚上十点以后有 38 辆停在外面。',
        '三种办法：照旧先来先停；一户一车，按月轮；夜里收费，钱进公共收益。',
        '今晚只摸底，不定。真要收费，得另开业主大会。',
      ],
      course: [
        { step: 'open', at: at('21:21') },
        { step: 'report', at: at('21:21'), by: 'xiao-gao', text: '他数了两个礼拜：平均绕三圈，最远停到桥那边，走回来十一分钟。' },
        { step: 'debate', at: at('21:25') },
        say(at('21:25'), 'guo-xiansheng', 'OPPOSE', 74, '先来先停最简单，轮着停要人管，管的人又要钱。'),
        say(at('21:27'), 'shen-laoban', 'OPPOSE', 66, '多交钱可以，抽签他不来；有些人两辆车占着两个位，还在这里说公平。'),
        { step: 'rule', at: at('21:28'), on: 'shen-laoban', kind: 'PERSONAL_ATTACK', reason: '「有些人」三个字，全场都看向了一个人。请说办法，不说人。' },
        { step: 'appeal', at: at('21:29'), by: 'xiaoman-baba', forRuling: 12, againstRuling: 31 },
        say(at('21:31'), 'xu-kuaiji', 'ASK', 88, '问：没车的九十户，他们的那一份地算给谁？会上没有人答得出。'),
        say(at('21:33'), 'xiaoman-baba', 'SUPPORT', 62, '两辆车的就是他，他认。轮到他让的时候，他让。'),
        say(at('21:35'), 'zhuang-shifu', 'ASK', 40, '问：充电的电动车占了几个位？答：十一个。他说那另有一件在提。'),
        { step: 'move', at: at('21:37'), by: 'xiao-gao', text: '晚上停车，您更愿意哪一种？', secondedBy: ['xiaoman-baba', 'guo-xiansheng'] },
        { step: 'readOut', at: at('21:37'), by: 'ye-weiyuan' },
        {
          step: 'ballot',
          ballot: {
            key: 'parking-ballot', type: 'INTENT_POLL', secrecy: 'NAMED', question: '晚上停车，您更愿意哪一种？',
            facts: [{ label: '算不算数', text: '只摸底，不定；收费要另开业主大会' }],
            choices: { kind: 'ONE_OF', options: [{ id: 'first', text: '照旧，先来先停' }, { id: 'turns', text: '一户一车，按月轮' }, { id: 'fee', text: '夜里收费，钱进公共收益' }] },
            basis: null, opensAt: at('21:38'), closesAt: at('21:41'),
            votes: {
              first: [
                'guo-xiansheng', 'zhuang-shifu', 'a-bin', 'lao-cai', 'ke-shifu', 'r1-102', 'r1-302', 'r2-303', 'r2-401', 'r3-105', 'r3-203', 'r4-103', 'r4-402', 'r5-204', 'r5-403',
                'r5-703', 'r6-302', 'r6-403', 'r6-603',
              ],
              fee: ['shen-laoban', 'pan-yisheng', 'su-zhuren', 'r2-101', 'r2-205', 'r3-305', 'r4-201', 'r5-702', 'r6-501', 'mili-baba', 'a-xia', 'r3-101', 'r3-502', 'zhan-laoshi', 'r1-604'],
              abstain: ['xie-apo', 'huang-bomu', 'xu-kuaiji', 'lin-ayi'],
            },
            rest: 'turns', absent: officials, channels: {}, secondThoughts: [],
            expected: {
              outcome: 'SHARES', heads: 58, area: 0,
              choices: { first: { heads: 19, area: 0 }, turns: { heads: 20, area: 0 }, fee: { heads: 15, area: 0 }, abstain: { heads: 4, area: 0 } },
            },
          },
        },
        { step: 'conclude', at: at('21:43'), conclusion: 'NO_CONSENSUS', note: '19、20、15，三边差不多高，谁也说服不了谁。没车的九十户还没有开口，下次先请他们来。', referTo: null },
      ],
    },
  ],
  closedAt: at('21:46'),
  minutes: {
    draftedAt: at('21:50'),
    draftedBy: 'a-zhen',
    summary: '这一晚 70 人到会，现场 63 人，线上 7 人。公约第 5 条由居民代表无记名通过；送饭的事没有一个人反对；下水、早市和小公园分到了人；车位没说拢，三种办法票数挨得很近。',
    notes: {
      'quiet-item': '柯师傅那半个钟头，写进了条文。查票码的清单当晚贴出，三位代表当场对过自己的一张。',
      'meals-item': '谢阿婆念的名单没有附在纪要里，上面有各家的口味和钥匙，只留给送饭的人。',
      'drains-item': '三条毛毯散会后由物业拿去洗。',
      'gate-item': '何队长带走了粉笔线的尺寸。摊主和城管互留了电话，这是第一次。',
      'park-item': '螺丝归街道文体站，厕所归区城管局，树归街道绿化站。',
      'parking-item': '叶委员那次提醒，经举手被推翻，12 比 31。他说推翻得对，是他急了。',
    },
    dissent: [
      {
        item: 'gate-item', by: 'guo-xiansheng', text: '画线等于认了占道。今天是 1.8 米，明年就是 2.8 米。',
        answer: '所以只试三个月，线用漆画死，每月量一次，量的数贴出来。过了 1.8 米就不试了。', answeredBy: 'he-duizhang',
      },
      {
        item: 'quiet-item', by: 'r3-305', text: '没写罚的规矩，就是一张好看的纸。',
        answer: '先写时间再写罚。半年里谁家被敲过几次门，记下来，到时候拿着数来谈。', answeredBy: 'you-laoshi',
      },
    ],
    signatures: [
      { by: 'you-laoshi', at: day(-41, '18:20'), hasDissented: false },
      { by: 'r3-305', at: day(-41, '20:05'), hasDissented: true },
      { by: 'guo-xiansheng', at: day(-41, '21:30'), hasDissented: true },
      { by: 'a-xia', at: day(-40, '08:45'), hasDissented: false },
    ],
    publishedAt: day(-40, '16:00'),
  },
}
