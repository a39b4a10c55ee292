'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { participantKinds, roles, type ParticipantKind, type Role } from '../../domain/people.ts'
import { limits } from '../../contract/limits.ts'
import type { MemberLine } from '../../server/queries/people.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { CheckField, Select, TextArea, TextField } from '../_ui/field.tsx'

interface Department { id: string; name: string }

/** Somebody whose address waits: verified in one tap, or told why not. */
export function VerifyRow({ community, member }: { community: string; member: MemberLine }) {
  const t = useTranslations('people.people')
  const router = useRouter()
  const verify = useCommand(community, 'VerifyResident')
  const refuse = useCommand(community, 'RefuseVerification')
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const done = (ok: boolean) => { if (ok) router.refresh() }
  return (
    <li className="person-row">
      <p><b className="row-title">{member.name || member.displayName}</b> <span className="note">{[member.displayName, member.phone, member.home, member.grid].filter(Boolean).join(' · ')}</span></p>
      {member.mayVerify && (
        <div className="acts">
          <Button icon="check" busy={verify.busy} onClick={() => void verify.send({ membershipId: member.membershipId }).then((answer) => done(answer.ok))}>{t('verify')}</Button>
          {!asking && <Button kind="text" onClick={() => setAsking(true)}>{t('refuse')}</Button>}
        </div>
      )}
      {asking && (
        <form className="form" onSubmit={(event) => { event.preventDefault(); void refuse.send({ membershipId: member.membershipId, reason }).then((answer) => { done(answer.ok); if (answer.ok) setAsking(false) }) }}>
          <TextArea label={t('refuseWhy')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
          <p className="tools"><Button type="submit" busy={refuse.busy}>{t('refuseSend')}</Button><Button kind="ink" onClick={() => setAsking(false)}>{t('cancel')}</Button></p>
        </form>
      )}
      <RefusalLine refusal={verify.refusal ?? refuse.refusal} />
    </li>
  )
}

interface Standing { roles: Role[]; kind: ParticipantKind; gridId: string | null; departmentId: string | null; sector: string | null }

function StandingFields({ value, onChange, departments }: { value: Standing; onChange: (value: Standing) => void; departments: Department[] }) {
  const t = useTranslations('people')
  return (
    <>
      <fieldset className="field">
        <legend className="label">{t('people.rolesLabel')}</legend>
        <div className="role-picks">
          {roles.map((role) => (
            <CheckField key={role} label={t(`role.${role}`)} checked={value.roles.includes(role)}
              onChange={(event) => onChange({ ...value, roles: event.target.checked ? [...value.roles, role] : value.roles.filter((each) => each !== role) })} />
          ))}
        </div>
      </fieldset>
      <Select label={t('people.kindLabel')} value={value.kind} onChange={(event) => onChange({ ...value, kind: event.target.value as ParticipantKind })}>
        {participantKinds.map((kind) => <option key={kind} value={kind}>{t(`kind.${kind}`)}</option>)}
      </Select>
      {value.roles.includes('department') && (
        <Select label={t('people.department')} value={value.departmentId ?? ''} onChange={(event) => onChange({ ...value, departmentId: event.target.value || null })}>
          <option value="">{t('people.noDepartment')}</option>
          {departments.map((department) => <option key={department.id} value={department.id}>{department.name}</option>)}
        </Select>
      )}
    </>
  )
}

/** A member and, for administrators, what they are here. */
export function MemberRow({ community, member, departments, maySetRoles }: { community: string; member: MemberLine; departments: Department[]; maySetRoles: boolean }) {
  const t = useTranslations('people')
  const router = useRouter()
  const set = useCommand(community, 'SetRoles')
  const remove = useCommand(community, 'RemoveMember')
  const [mode, setMode] = useState<'look' | 'roles' | 'remove'>('look')
  const [standing, setStanding] = useState<Standing>({ roles: member.roles, kind: member.kind, gridId: member.gridId, departmentId: member.departmentId, sector: member.sector })
  const [reason, setReason] = useState('')
  const after = (ok: boolean) => { if (ok) { setMode('look'); router.refresh() } }
  return (
    <li className="person-row">
      <p><b className="row-title">{member.displayName}</b> <span className="note">{[member.name, member.phone, member.home, member.isVerified ? t('people.verified') : t('people.unverified')].filter(Boolean).join(' · ')}</span><br />{member.roles.map((role) => t(`role.${role}`)).join(' · ')}</p>
      {maySetRoles && mode === 'look' && <div className="acts"><Button small onClick={() => setMode('roles')}>{t('people.change')}</Button><Button small kind="text" onClick={() => setMode('remove')}>{t('people.remove')}</Button></div>}
      {mode === 'roles' && (
        <form className="form" onSubmit={(event) => { event.preventDefault(); void set.send({ membershipId: member.membershipId, ...standing }).then((answer) => after(answer.ok)) }}>
          <StandingFields value={standing} onChange={setStanding} departments={departments} />
          <RefusalLine refusal={set.refusal} />
          <p className="tools"><Button type="submit" busy={set.busy}>{t('people.save')}</Button><Button kind="ink" onClick={() => setMode('look')}>{t('people.cancel')}</Button></p>
        </form>
      )}
      {mode === 'remove' && (
        <form className="form" onSubmit={(event) => { event.preventDefault(); void remove.send({ membershipId: member.membershipId, reason }).then((answer) => after(answer.ok)) }}>
          <TextArea label={t('people.removeWhy')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
          <RefusalLine refusal={remove.refusal} />
          <p className="tools"><Button type="submit" busy={remove.busy}>{t('people.remove')}</Button><Button kind="ink" onClick={() => setMode('look')}>{t('people.cancel')}</Button></p>
        </form>
      )}
    </li>
  )
}

const nobody = { phone: '', realName: '', displayName: '' }

/** People who do not live here come in by an administrator: departments, property, CPPCC members. */
export function AppointForm({ community, departments }: { community: string; departments: Department[] }) {
  const t = useTranslations('people.people')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'AppointMember')
  const [person, setPerson] = useState(nobody)
  const [standing, setStanding] = useState<Standing>({ roles: ['department'], kind: 'DEPARTMENT', gridId: null, departmentId: null, sector: null })
  const faultOf = useFaultOf(refusal)
  const set = (name: keyof typeof nobody) => (event: { target: { value: string } }) => setPerson((before) => ({ ...before, [name]: event.target.value }))
  async function submit(event: FormEvent) {
    event.preventDefault()
    if ((await send({ ...person, ...standing })).ok) { setPerson(nobody); router.refresh() }
  }
  return (
    <details className="why">
      <summary>{t('add')}</summary>
      <form className="form why-body" onSubmit={(event) => void submit(event)} noValidate>
        <p className="note">{t('addIntro')}</p>
        <TextField label={t('phone')} error={faultOf('phone')} inputMode="tel" maxLength={11} value={person.phone} onChange={set('phone')} />
        <TextField label={t('realName')} error={faultOf('realName')} maxLength={limits.realName} value={person.realName} onChange={set('realName')} />
        <TextField label={t('displayName')} error={faultOf('displayName')} maxLength={limits.displayName} value={person.displayName} onChange={set('displayName')} />
        <StandingFields value={standing} onChange={setStanding} departments={departments} />
        <RefusalLine refusal={refusal} />
        <p><Button type="submit" busy={busy}>{t('addGo')}</Button></p>
      </form>
    </details>
  )
}

export function AddPlaceForm({ community, grids }: { community: string; grids: { id: string; name: string }[] }) {
  const t = useTranslations('people.people')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'AddPlace')
  const [place, setPlace] = useState<'GRID' | 'BUILDING' | 'DEPARTMENT'>('GRID')
  const [name, setName] = useState('')
  const [gridId, setGrid] = useState(grids[0]?.id ?? '')
  async function submit(event: FormEvent) {
    event.preventDefault()
    if ((await send({ place, name, ...(place === 'BUILDING' && { gridId }) })).ok) { setName(''); router.refresh() }
  }
  return (
    <details className="why">
      <summary>{t('places')}</summary>
      <form className="form why-body" onSubmit={(event) => void submit(event)} noValidate>
        <Select label={t('places')} value={place} onChange={(event) => setPlace(event.target.value as typeof place)}>
          {(['GRID', 'BUILDING', 'DEPARTMENT'] as const).map((each) => <option key={each} value={each}>{t(`placeKind.${each}`)}</option>)}
        </Select>
        {place === 'BUILDING' && (
          <Select label={t('inGrid')} value={gridId} onChange={(event) => setGrid(event.target.value)}>
            {grids.map((grid) => <option key={grid.id} value={grid.id}>{grid.name}</option>)}
          </Select>
        )}
        <TextField label={t('placeName')} maxLength={30} value={name} onChange={(event) => setName(event.target.value)} />
        <RefusalLine refusal={refusal} />
        <p><Button type="submit" busy={busy}>{t('addPlace')}</Button></p>
      </form>
    </details>
  )
}
