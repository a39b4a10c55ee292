export interface AreaPart { kind: 'in' | 'yes' | 'no'; area: number }

/** Area as a plain bar, because a square metre is nobody. Parts and total in 0.01 m²; `label` is said by screen readers. */
export function AreaBar({ parts, total, label }: { parts: readonly AreaPart[]; total: number; label: string }) {
  return (
    <div className="pbar" role="img" aria-label={label}>
      {total > 0 && parts.filter((part) => part.area > 0).map((part) => (
        <i key={part.kind} className={`p-${part.kind}`} style={{ width: `${Math.floor((part.area / total) * 10_000) / 100}%` }} />
      ))}
    </div>
  )
}
