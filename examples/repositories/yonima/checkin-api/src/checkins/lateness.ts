/** Late is strictly after the threshold: at 10 minutes exactly one is on time. */
export function isLate(
  startsAt: Date,
  occurredAt: Date,
  thresholdMinutes: number,
) {
  return occurredAt.getTime() - startsAt.getTime() > thresholdMinutes * 60_000;
}
