import type { FeedbackContent } from '../types.ts'
import { day } from '../when.ts'

/** What people wrote through the link that is on every page. */
export const feedbackOfRongyin: FeedbackContent[] = [
  { by: 'yu-nainai', at: day(-21, '09:12'), page: '/c/rongyin', text: '字大了以后一页只有两行，翻得手酸。能不能念给我听？念的时候慢一点。', contact: null },
  { by: 'lao-kang', at: day(-16, '20:40'), page: '/c/rongyin/topics', text: '我投完票想再看一眼自己投的什么，找了半天。找到了，在「我的」里面。', contact: null },
  { by: null, at: day(-11, '23:50'), page: '/c/rongyin/records', text: '我不住这里，是隔壁街道的。你们把没通过的事也贴出来，这个好。', contact: null },
  { by: 'fei-xiansheng', at: day(-6, '08:31'), page: '/c/rongyin/board', text: '三角形、菱形我分得清，我红绿色弱，第一次不用猜颜色。谢谢画这个的人。', contact: '19900034403' },
  { by: 'xie-apo', at: day(-2, '10:05'), page: '/c/rongyin/topics', text: '石凳那件，我自己能不能附议自己？按不动。后来孙女说我本来就在里面了。', contact: null },
]
