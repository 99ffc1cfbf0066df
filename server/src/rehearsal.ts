import { rehearse } from '../core/index.ts';
import type { Circumstances } from './open-document.ts';
import type { Session } from './session.ts';

const begun = new WeakSet<Session>();

/** Makes the engine compile what the first keys will ask for; once, a little at a time, while nobody waits for anything. */
export function rehearseOnce(session: Session, circumstances: Circumstances): void {
  if (begun.has(session)) return;
  begun.add(session);
  rehearseAll(session, circumstances).catch((defect: unknown) =>
    session.connection.console.error(String(defect)),
  );
}

async function rehearseAll(
  { host, foreground }: Session,
  { context, language }: Circumstances,
): Promise<void> {
  // The report that was just made goes out first.
  await foreground.whenIdle();
  for (let round = 0; round < host.rehearsals; round++) {
    await foreground.whenIdle();
    rehearse(context, language);
  }
}
