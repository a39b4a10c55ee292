import type { TaskContent } from '../../types.ts'
import { minute, workingDay as on } from '../../when.ts'

/** Promises of the evening of the pact. */
export const tasksOfSecondEvening: TaskContent[] = [
  // ---------- meals ----------
  {
    key: 'meals-delivery', outcome: 'meals-outcome', title: '老人食堂每周送餐上门',
    detail: '每周一、三、五，十点四十出门，十一户，二十五分钟送完。敲门没人应，当天有人上门看。',
    kind: 'HELP', grid: null,
    steps: [
      { step: 'register', at: on(-17, '08:40'), by: 'a-zhen' },
      { step: 'assign', at: on(-17, '09:00'), by: 'a-zhen', department: 'civil', note: '阿涛和老韦轮着跑，名单和口味在谢阿婆那里。' },
      { step: 'sign', at: on(-17, '10:10'), by: 'liu-ganshi' },
      { step: 'progress', at: on(-16, '14:00'), by: 'liu-ganshi', text: '试送了第一趟，十一户都吃上了，有一户多给了两颗龙眼当谢礼。', evidence: [] },
      {
        step: 'reply', at: on(-14, '16:30'), by: 'liu-ganshi', replyClass: 'A', answerAgain: null,
        text: '三趟都送到了。补贴按人次，一周一结。柯老伯那天没应门，网格员二十分钟到，他是去楼下晒太阳了。',
        evidence: [{ picture: 'meal-delivery', moment: 'AFTER', caption: '保温箱和第一趟饭，阿涛拍' }],
      },
      { step: 'evaluate', at: on(-14, '17:00'), by: 'a-zhen' },
      { step: 'rate', at: on(-13, '13:00'), by: 'xie-apo', score: 'SATISFIED', reason: '饭到的时候还烫手。' },
      { step: 'rate', at: on(-13, '23:30'), by: 'a-tao', score: 'SATISFIED', reason: '我自己送的，也给自己评一个。三楼那位每次都在门口等，说不用敲。' },
      { step: 'rate', at: on(-12, '15:00'), by: 'huang-bomu', score: 'SATISFIED', reason: '替我老姐妹评，她不会按。她说青菜再烂一点。' },
      { step: 'othersRate', from: on(-13, '09:00'), to: on(-10, '20:00'), basically: 1, silent: 0 },
      { step: 'nod', at: on(-10, '20:30'), by: 'xie-apo', party: 'RESIDENT', note: '我一户一户问过了。', evidence: [] },
      { step: 'nod', at: on(-9, '11:20'), by: 'ji-bo', party: 'SUPERVISOR', note: '跟着送了一趟，25 分钟，一步没多走。', evidence: [] },
    ],
    phaseNow: 'CLOSED', lampNow: 'BLUE',
  },
  // ---------- drains ----------
  {
    key: 'drains-septic', outcome: 'drains-outcome', title: '3 号楼化粪池外溢',
    detail: '外主管淤了三分之二，里面有半截树根，化粪池的盖子一下雨就跳。',
    kind: 'COMMUNITY', grid: 'g2',
    steps: [
      { step: 'register', at: on(-14, '16:00'), by: 'xiao-zheng' },
      { step: 'assign', at: on(-13, '09:30'), by: 'xiao-zheng', department: 'drainage', note: '下个礼拜报有大雨，请尽量赶在前头。' },
      { step: 'sign', at: on(-12, '11:00'), by: 'tu-gong' },
      {
        step: 'progress', at: on(-10, '15:30'), by: 'lao-ruan', text: '抽了两车，水位降下来了。树根要切，切根的机子在别的路段，排到下个礼拜。',
        evidence: [{ picture: 'drain-overflow', moment: 'BEFORE', caption: '抽之前，阿霞拍' }],
      },
      { step: 'progress', at: on(-5, '17:00'), by: 'lao-ruan', text: '机子坏在半路，去修了。修好先来这里，日子还说不准，对不住一楼的几家。', evidence: [] },
    ],
    phaseNow: 'IN_PROGRESS', lampNow: 'RED',
  },
  {
    key: 'drains-tiles', outcome: 'drains-outcome', title: '3 号楼门口换防滑砖',
    detail: '门口十一平方米，换成糙面的，坡度往外放一点，水不往门里走。',
    kind: 'HELP', grid: 'g2',
    steps: [
      { step: 'register', at: on(-16, '09:30'), by: 'xiao-zheng' },
      { step: 'assign', at: on(-16, '10:00'), by: 'xiao-zheng', department: 'property', note: '挑两天没雨的。' },
      { step: 'sign', at: on(-16, '15:20'), by: 'lan-jingli' },
      { step: 'progress', at: on(-15, '16:40'), by: 'a-shui', text: '旧砖起了，发现底下是空的，先填实再铺。', evidence: [{ picture: 'step-wet', moment: 'BEFORE', caption: '换之前，金枝姨拍' }] },
      {
        step: 'reply', at: on(-13, '16:00'), by: 'lan-jingli', replyClass: 'A', answerAgain: null, text: '铺好了，泼过一桶水，往外流。门槛也包了边。',
        evidence: [{ picture: 'step-tiled', moment: 'AFTER', caption: '换好以后，阿水师傅拍' }],
      },
      { step: 'evaluate', at: on(-13, '17:00'), by: 'xiao-zheng' },
      { step: 'rate', at: on(-12, '07:30'), by: 'a-xia', score: 'SATISFIED', reason: '我公公拄着拐走了三个来回。' },
      { step: 'othersRate', from: on(-12, '09:00'), to: on(-7, '20:00'), basically: 4, silent: 0 },
      { step: 'nod', at: on(-7, '20:40'), by: 'a-xia', party: 'RESIDENT', note: '砖是好砖，水还没好，那件我还等着。', evidence: [] },
      { step: 'nod', at: on(-6, '10:00'), by: 'cheng-jie', party: 'SUPERVISOR', note: '雨天来踩过。', evidence: [] },
    ],
    phaseNow: 'CLOSED', lampNow: 'BLUE',
  },
  {
    key: 'drains-gully', outcome: 'drains-outcome', title: '3 号楼前后六个雨水口，查一遍',
    detail: '前面四个，后面两个，掏干净，坏的箅子换掉。',
    kind: 'SUGGESTION', grid: 'g2',
    steps: [
      { step: 'register', at: on(-5, '09:00'), by: 'xiao-zheng' },
      { step: 'assign', at: on(-4, '09:10'), by: 'xiao-zheng', department: 'property', note: '' },
      { step: 'sign', at: on(-4, '11:00'), by: 'a-shui' },
      {
        step: 'reply', at: minute(-55), by: 'a-shui', replyClass: 'A', answerAgain: null, text: '六个都掏了，掏出三袋，一袋是夜市的竹签。后面第二个箅子断了，换了铸铁的。',
        evidence: [{ picture: 'drain-cleared', moment: 'AFTER', caption: '掏完以后，阿水师傅拍' }],
      },
    ],
    phaseNow: 'REPLIED', lampNow: 'GREEN',
  },
  // ---------- south gate ----------
  {
    key: 'gate-market', outcome: 'gate-outcome', title: '南门口早市占了人行道',
    detail: '画线，靠墙 1.8 米摆摊，外面走人。一、三、五城管来看，二、四摊主轮着看。',
    kind: 'COMMUNITY', grid: 'g2',
    steps: [
      { step: 'register', at: on(-10, '10:00'), by: 'a-zhen' },
      { step: 'assign', at: on(-9, '15:00'), by: 'a-zhen', department: 'urban', note: '粉笔线的尺寸何队长手上有。' },
      { step: 'sign', at: on(-9, '16:30'), by: 'he-duizhang' },
      {
        step: 'progress', at: on(-6, '09:30'), by: 'xiao-meng', text: '白漆线画好了，四十二米。老蔡主动往里缩了一拳头，说留着给自己弯腰。',
        evidence: [{ picture: 'market-morning', moment: 'BEFORE', caption: '画线之前，米粒妈妈拍' }],
      },
      { step: 'progress', at: on(-2, '09:50'), by: 'he-duizhang', text: '三天量下来，超线的两家，说了都收回去了。外面来的生面孔还没想出办法，正跟摊主们商量。', evidence: [] },
    ],
    phaseNow: 'IN_PROGRESS', lampNow: 'YELLOW',
  },
  {
    key: 'gate-well', outcome: 'gate-outcome', title: '南门口的古井，盖子请人来看',
    detail: '井口的石盖裂了一道，小孩往里扔石子。井有没有年头、能不能换盖，要懂的人说。',
    kind: 'PROPOSAL', grid: 'g2',
    steps: [
      { step: 'register', at: on(-16, '11:00'), by: 'a-zhen' },
      { step: 'assign', at: on(-16, '11:20'), by: 'a-zhen', department: 'culture', note: '' },
      { step: 'sign', at: on(-15, '10:00'), by: 'shi-laoshi' },
      { step: 'progress', at: on(-11, '16:00'), by: 'shi-laoshi', text: '请人来看过井圈，刻字磨掉了一半，认得出一个「甲」字。盖子先用木板压住，四角上了螺丝。', evidence: [] },
      {
        step: 'reply', at: on(-5, '15:00'), by: 'shi-laoshi', replyClass: 'C', answerAgain: { day: 150, at: '18:00' }, evidence: [],
        text: '井要不要登记、石盖能不能动，得等区里明年开春的普查，现在谁也不敢换。木板先用着，每个月我来看一次。',
      },
    ],
    phaseNow: 'TRACKING', lampNow: 'GREEN',
  },
  {
    key: 'gate-handrail', outcome: 'gate-outcome', title: '南门口坡道，装一根扶手',
    detail: '坡长九米，靠墙一侧，两道横杆，低的一道给孩子。',
    kind: 'SUGGESTION', grid: 'g2',
    steps: [
      { step: 'register', at: on(-5, '10:30'), by: 'a-zhen' },
      { step: 'assign', at: on(-4, '09:40'), by: 'a-zhen', department: 'urban', note: '郭先生看见三个人在那里摔过。' },
      { step: 'sign', at: on(-4, '15:00'), by: 'xiao-meng' },
      { step: 'progress', at: on(-2, '16:00'), by: 'xiao-meng', text: '尺寸量好了，九米二，墙是空心砖，要打到柱子上。', evidence: [] },
      { step: 'askExtension', at: on(-1, '15:30'), by: 'xiao-meng', until: on(5, '18:00'), reason: '不锈钢管要按坡度弯，厂里排到后天。弯好半天就能装。装之前先拉一根绳子，绳子今天就去拉。' },
    ],
    phaseNow: 'EXTENSION_ASKED', lampNow: null,
  },
  {
    key: 'gate-bins', outcome: 'gate-outcome', title: '南门口放一只带盖的泔水桶，夜里有人收',
    detail: '夜市和早市合用，放在变电箱旁边，每晚一点前收走。',
    kind: 'SUGGESTION', grid: 'g2',
    steps: [
      { step: 'register', at: on(-3, '10:00'), by: 'a-zhen' },
      { step: 'assign', at: on(-2, '10:00'), by: 'a-zhen', department: 'urban', note: '阿彬他们愿意自己把桶推出来、推回去。' },
      { step: 'sign', at: on(-2, '14:00'), by: 'he-duizhang' },
      { step: 'askReturn', at: on(-1, '10:20'), by: 'he-duizhang', reason: '桶我们可以给，收泔水要有资质的车，归环卫那边的餐厨车队，我们收了反而不合规。请改派，我把队长的电话附在后面。' },
    ],
    phaseNow: 'RETURN_ASKED', lampNow: null,
  },
  // ---------- park ----------
  {
    key: 'park-banyan', outcome: 'park-outcome', title: '河岸步道补种榕树',
    detail: '四个空坑，补四棵，根要用网兜住，别再把步道顶起来。',
    kind: 'PROPOSAL', grid: 'g3',
    steps: [
      { step: 'register', at: on(-15, '09:20'), by: 'xiao-zheng' },
      { step: 'assign', at: on(-15, '10:00'), by: 'xiao-zheng', department: 'green', note: '骆叔说越早种越划算。' },
      { step: 'sign', at: on(-14, '09:00'), by: 'zhong-zhanzhang' },
      {
        step: 'progress', at: on(-10, '16:20'), by: 'zhong-zhanzhang', text: '苗看好了，在北边的苗圃，胸径八公分，四棵都带土球。',
        evidence: [{ picture: 'banyan-gaps', moment: 'BEFORE', caption: '四个空坑，赵姐拍' }],
      },
      {
        step: 'progress', at: on(-3, '11:00'), by: 'xiao-wen', text: '种下去两棵，另两棵的坑里有根旧水管，等水务来改线。种好的请别拴绳晾被子，去年有两棵就是这么歪的。',
        evidence: [{ picture: 'banyan-planted', moment: 'AFTER', caption: '先种好的两棵，小温拍' }],
      },
    ],
    phaseNow: 'IN_PROGRESS', lampNow: 'GREEN',
  },
  {
    key: 'park-screws', outcome: 'park-outcome', title: '小公园健身器材换螺丝',
    detail: '太极轮掉了两颗，底下的轴露出来了。换好以前先拿胶带围起来。',
    kind: 'HELP', grid: 'g1',
    steps: [
      { step: 'register', at: minute(-140), by: 'xiao-zheng' },
      { step: 'assign', at: minute(-95), by: 'xiao-zheng', department: 'culture', note: '拖了一阵才弄清器材是谁配的，对不住大家。胶带詹老师已经围上了。' },
    ],
    phaseNow: 'ASSIGNED', lampNow: 'GREEN',
  },
  {
    key: 'park-toilet', outcome: 'park-outcome', title: '小公园的公厕，夜里能不能不锁门？',
    detail: '先问清楚三件：归谁管，为什么八点锁，开到十点要什么条件。',
    kind: 'QUESTION', grid: 'g1',
    steps: [
      { step: 'register', at: on(-16, '14:00'), by: 'xiao-zheng' },
      { step: 'assign', at: on(-16, '14:20'), by: 'xiao-zheng', department: 'urban', note: '舞队二十二个人在等这句话。' },
      { step: 'sign', at: on(-16, '17:00'), by: 'xiao-meng' },
      {
        step: 'reply', at: on(-14, '15:00'), by: 'xiao-meng', replyClass: 'B', answerAgain: on(12, '18:00'), text: '归我们管。八点锁，是因为保洁员八点下班，夜里坏过两次门。开到十点要加半个班，钱已经报上去，批下来就开。',
        evidence: [{ picture: 'toilet-locked', moment: 'BEFORE', caption: '晚上八点零五分，赵姐拍' }],
      },
    ],
    phaseNow: 'TRACKING', lampNow: 'GREEN',
  },
  {
    key: 'park-path-light', outcome: 'park-outcome', title: '公厕到石凳那一段，补一盏灯',
    detail: '二十来步，晚上全黑。立杆还是借树，等懂的人来看。',
    kind: 'SUGGESTION', grid: 'g1',
    steps: [{ step: 'register', at: minute(-40), by: 'xiao-zheng' }],
    phaseNow: 'REGISTERED', lampNow: 'GREEN',
  },
]
