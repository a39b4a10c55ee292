'use client'
import { useTranslations } from 'next-intl'
import type { TopicPage } from '../../server/queries/topics.ts'
import { ActButton, AskButton } from './ask-form.tsx'

/** Taking a text off the public pages, looking at a held one, deciding an appeal of somebody else's removal. */
export function ModeratePanel({ community, topicId, visibility }: { community: string; topicId: string; visibility: TopicPage['visibility'] }) {
  const t = useTranslations('topic.review')
  const topic = { topicId }
  return (
    <div className="btn-row review">
      {visibility.kind === 'HELD' && <ActButton community={community} name="MakeTopicPublic" input={topic} icon="check">{t('release')}</ActButton>}
      {visibility.kind === 'REMOVED' && !visibility.isFinal && (visibility.appeal === null
        ? <ActButton community={community} name="MakeTopicPublic" input={topic} icon="undo">{t('restore')}</ActButton>
        : visibility.canDecide && (
          <>
            <ActButton community={community} name="DecideTopicAppeal" input={{ ...topic, restore: true, reason: '' }} icon="undo">{t('restore')}</ActButton>
            <AskButton community={community} name="DecideTopicAppeal" input={{ ...topic, restore: false }} field="reason" label={t('upholdWhy')} send={t('uphold')}>{t('uphold')}</AskButton>
          </>
        ))}
      {visibility.kind !== 'REMOVED' && <AskButton community={community} name="RemoveTopic" input={topic} field="reason" kind="ink" label={t('removeWhy')} send={t('remove')}>{t('remove')}</AskButton>}
    </div>
  )
}

/** The author's way back; somebody else looks. */
export function AppealPanel({ community, topicId }: { community: string; topicId: string }) {
  const t = useTranslations('topic.review')
  return <div className="review"><AskButton community={community} name="AppealTopicRemoval" input={{ topicId }} field="why" label={t('appealWhy')} send={t('appealSend')}>{t('appeal')}</AskButton></div>
}
