import type { OutcomeContent } from '../types.ts'
import { day } from '../when.ts'

/** What the two evenings agreed on, and what those said who had to carry it out. */
export const outcomes: OutcomeContent[] = [
  {
    key: 'canteen-outcome', topic: 'canteen', session: 'canteen-evening', item: 'canteen-item',
    title: '旧车棚改作老人食堂，先试办一年',
    text: '一、1 号楼东头旧车棚约 78 平方米改作老人食堂，先试办一年。\n二、烟道高出屋顶一米半，不油炸，每月请楼上三户来验一次，没有签字不开火。\n三、旧车贴一个月告示，没人认的清走，钱进食堂的账。\n四、每月同一天报一次账。',
    steps: [
      { step: 'record', at: day(-68, '16:00'), by: 'xiao-zheng' },
      { step: 'publicize', at: day(-68, '16:10'), by: 'xiao-zheng' },
      { step: 'send', at: day(-62, '09:00'), by: 'xiao-zheng', department: 'civil', note: '业主投票通过，纪要和计票清单都附上了。助餐的三万元请尽早落实。' },
      { step: 'answer', at: day(-59, '15:30'), by: 'liu-ganshi', verdict: 'ADOPTED', reason: '三万元列进这个季度的助餐经费，分两笔，开工一笔，开张一笔。' },
      { step: 'track', at: day(-58, '09:20'), by: 'xiao-zheng' },
    ],
    phaseNow: 'TRACKED',
  },
  {
    key: 'crossing-outcome', topic: 'crossing', session: 'canteen-evening', item: 'crossing-item',
    title: '西门斑马线装一组按钮式红绿灯',
    text: '一、请区交警大队在西门斑马线装一组按钮式红绿灯，行人绿灯不短于 25 秒。\n二、路口那棵挡住视线的树，请街道绿化站修枝。\n三、小学这一头的人行道边，请区教育局装护栏，放学时孩子不被挤到车道上。',
    steps: [
      { step: 'record', at: day(-68, '16:20'), by: 'a-zhen' },
      { step: 'publicize', at: day(-68, '16:30'), by: 'a-zhen' },
      { step: 'send', at: day(-62, '09:10'), by: 'a-zhen', department: 'traffic', note: '76 人到会，71 人赞成。数人数车的三天记录、四十秒录像一起送来。' },
      { step: 'answer', at: day(-58, '16:00'), by: 'xu-jingguan', verdict: 'ADOPTED', reason: '量过了，可以装。按钮式，行人绿灯按 28 秒设。供电要另外申请，这一段时间可能长。' },
      { step: 'track', at: day(-57, '09:00'), by: 'a-zhen' },
    ],
    phaseNow: 'TRACKED',
  },
  {
    key: 'stairs-outcome', topic: 'stairs', session: 'canteen-evening', item: 'stairs-item',
    title: '楼道四件小事，逐件登记、逐件回话',
    text: '一、2 号楼楼道灯换成感应的。\n二、4 号楼垂下来的电线认一认、理一理。\n三、西门快递柜挪到雨棚下。\n四、5 号楼滴到过道的空调水，接管引走。',
    steps: [
      { step: 'record', at: day(-68, '16:40'), by: 'a-zhen' },
      { step: 'publicize', at: day(-68, '16:45'), by: 'a-zhen' },
      { step: 'send', at: day(-62, '09:20'), by: 'a-zhen', department: 'property', note: '四件里三件是物业当场认的，空调滴水另请城管看。' },
      { step: 'answer', at: day(-59, '10:00'), by: 'lan-jingli', verdict: 'ADOPTED', reason: '灯、线、柜三件排进下两个月的工。' },
      { step: 'track', at: day(-58, '09:30'), by: 'a-zhen' },
    ],
    phaseNow: 'TRACKED',
  },
  {
    key: 'quiet-outcome', topic: 'pact-quiet', session: 'pact-evening', item: 'quiet-item',
    title: '近邻公约第 5 条：夜里和中午不敲不打',
    text: '晚九点到早八点半、中午十二点到两点半，不敲不打不拖家具；抢修不在内，先在群里说一声。先守半年，半年后再议要不要写罚。',
    steps: [
      { step: 'record', at: day(-40, '16:30'), by: 'xiao-zheng' },
      { step: 'publicize', at: day(-40, '16:35'), by: 'xiao-zheng' },
      { step: 'send', at: day(-34, '09:00'), by: 'xiao-zheng', department: null, note: '贴到每个楼道口，字要大。' },
      { step: 'answer', at: day(-33, '17:00'), by: 'xiao-zheng', verdict: 'ADOPTED', reason: '六栋楼都贴好了，装修登记表上也印了这一条。' },
    ],
    phaseNow: 'ADOPTED',
  },
  {
    key: 'meals-outcome', topic: 'meals-home', session: 'pact-evening', item: 'meals-item',
    title: '每周一、三、五，给下不了楼的老人送午饭',
    text: '一、每周一、三、五送午饭上门，现在十一户，以后有人加进来也送。\n二、敲门没人应：先打给家里，再打给网格员，当天有人上门看。\n三、口味和钥匙的单子只留给送饭的人。',
    steps: [
      { step: 'record', at: day(-40, '16:40'), by: 'a-zhen' },
      { step: 'publicize', at: day(-40, '16:45'), by: 'a-zhen' },
      { step: 'send', at: day(-34, '09:10'), by: 'a-zhen', department: 'civil', note: '58 人在场，没有一个人反对。' },
      { step: 'answer', at: day(-34, '15:20'), by: 'liu-ganshi', verdict: 'ADOPTED', reason: '补贴按人次给，保温箱先买两只。' },
      { step: 'track', at: day(-34, '16:00'), by: 'a-zhen' },
    ],
    phaseNow: 'FULFILLED',
  },
  {
    key: 'drains-outcome', topic: 'drains', session: 'pact-evening', item: 'drains-item',
    title: '3 号楼外主管和化粪池清通，门口换防滑砖',
    text: '一、请区排水所清通 3 号楼外主管和化粪池，挖之前贴告示，一楼用水不断。\n二、物业把门口的砖换成糙面的。\n三、物业查清楼前后六个雨水口。',
    steps: [
      { step: 'record', at: day(-40, '16:50'), by: 'xiao-zheng' },
      { step: 'publicize', at: day(-40, '16:52'), by: 'xiao-zheng' },
      { step: 'send', at: day(-34, '09:15'), by: 'xiao-zheng', department: 'drainage', note: '井已经当面打开看过，照片附上。下大雨之前请先来一趟。' },
      { step: 'answer', at: day(-34, '16:40'), by: 'tu-gong', verdict: 'ADOPTED', reason: '主管归我们，认。' },
      { step: 'track', at: day(-34, '17:10'), by: 'xiao-zheng' },
    ],
    phaseNow: 'TRACKED',
  },
  {
    key: 'gate-outcome', topic: 'south-gate', session: 'pact-evening', item: 'gate-item',
    title: '南门口画线试三个月，线里摆摊，线外走人',
    text: '一、靠墙 1.8 米摆摊，外面走人，七点到九点有人看，试三个月。\n二、摊边放一只带盖的泔水桶。\n三、坡道装扶手。\n四、古井盖请人来看。',
    steps: [
      { step: 'record', at: day(-40, '17:00'), by: 'a-zhen' },
      { step: 'publicize', at: day(-40, '17:05'), by: 'a-zhen' },
      { step: 'send', at: day(-34, '09:20'), by: 'a-zhen', department: 'urban', note: '49 人同意，6 人反对。郭先生的意见写在纪要里，请答复时一并回应。' },
      {
        step: 'answer', at: day(-34, '15:50'), by: 'he-duizhang', verdict: 'PARTLY_ADOPTED',
        reason: '画线、泔水桶和扶手我们来。七点到九点每天都有人看，做不到：一共四个人管三个早市，只能一、三、五来，二、四请摊主自己轮着看。',
      },
      { step: 'track', at: day(-34, '16:30'), by: 'a-zhen' },
    ],
    phaseNow: 'TRACKED',
  },
  {
    key: 'park-outcome', topic: 'park', session: 'pact-evening', item: 'park-item',
    title: '小公园和河岸步道：螺丝、厕所、树一起开工',
    text: '一、健身器材换螺丝。\n二、公厕夜里不锁门，先问清归谁管。\n三、河岸步道补种四棵榕树。\n四、公厕到石凳那一段补一盏灯。',
    steps: [
      { step: 'record', at: day(-40, '17:10'), by: 'xiao-zheng' },
      { step: 'publicize', at: day(-40, '17:12'), by: 'xiao-zheng' },
      { step: 'send', at: day(-34, '09:30'), by: 'xiao-zheng', department: null, note: '分属三家，由居委会一家一家去说。' },
      { step: 'answer', at: day(-34, '11:30'), by: 'xiao-zheng', verdict: 'ADOPTED', reason: '三家都通过电话了，都说可以。' },
      { step: 'track', at: day(-34, '11:40'), by: 'xiao-zheng' },
    ],
    phaseNow: 'TRACKED',
  },
]
