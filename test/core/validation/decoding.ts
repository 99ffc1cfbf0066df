import type { Finding } from '../../../server/core/index.ts';
import { findingsOf } from '../../support/fixtures.ts';

/** The errors and notices of the decoder as `path: the server's words`, in the order of the text. */
export function serverWords(text: string, kubernetesVersion = '1.36'): readonly string[] {
  return decodeFindings(text, kubernetesVersion).map(
    ({ objectPath, apiMessage }) => `${objectPath}: ${apiMessage ?? ''}`,
  );
}

/** The findings of the decoder alone. */
export function decodeFindings(text: string, kubernetesVersion = '1.36'): readonly Finding[] {
  return findingsOf(text, { kubernetesVersion })
    .map(({ finding }) => finding)
    .filter(({ category }) => category === 'decode');
}
