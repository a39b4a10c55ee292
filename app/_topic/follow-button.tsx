'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { RefusalLine } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'

/** Hearing of a topic without endorsing it. */
export function FollowButton({ community, topicId, isFollowing }: { community: string; topicId: string; isFollowing: boolean }) {
  const t = useTranslations('topic.page')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, isFollowing ? 'UnfollowTopic' : 'FollowTopic')
  return (
    <div>
      {isFollowing && <p className="note">{t('following')}</p>}
      <Button kind="ink" icon="bell" busy={busy} onClick={() => void send({ topicId }).then((answer) => { if (answer.ok) router.refresh() })}>{isFollowing ? t('unfollow') : t('follow')}</Button>
      <RefusalLine refusal={refusal} />
    </div>
  )
}
