export default {
  product: { name: 'Static Traffic Platform', short: 'Static Traffic' },
  operatorState: { parked: 'Parked', riding: 'Riding', unavailable: 'Unavailable', lost: 'Lost' },
  verdict: {
    filed: 'Filed, in order',
    'filed-abnormal': 'Filed, abnormal',
    unfiled: 'Unfiled',
    'suspected-clone': 'Suspected clone',
    unrecognised: 'Not recognised',
  },
  legalBasis: {
    'SH-NMV-UNFILED': 'Deployed without filing',
    'SH-NMV-PARKING': 'Improperly parked',
    'SH-NMV-ABANDONED': 'Abandoned',
    'SH-NMV-BLOCKING': 'Blocking a way',
  },
  measure: { impound: 'Impound', seizure: 'Seizure' },
  problem: {
    code: {
      client_network: { title: 'The server cannot be reached', detail: 'Check the network and try again.' },
      client_timeout: { title: 'The server did not answer in time', detail: 'Try again later.' },
      client_unreadable: {
        title: 'The server’s answer could not be read',
        detail: 'Try again; report it if it keeps happening.',
      },
      session_expired: { title: 'Your session has expired', detail: 'Sign in again.' },
    },
    status: {
      refused: { title: 'The request was not accepted', detail: 'Check what you entered.' },
      forbidden: { title: 'Not permitted', detail: 'The role of this account does not allow it.' },
      notFound: { title: 'Not found', detail: 'It does not exist, or lies outside your area.' },
      conflict: { title: 'Changed meanwhile', detail: 'Reload and try again.' },
      tooLarge: { title: 'Too large', detail: 'Send less and try again.' },
      tooMany: { title: 'Too many requests', detail: 'Wait a moment and try again.' },
      fault: { title: 'Server fault', detail: 'Try again later; quote the trace id when you report it.' },
    },
    code_label: 'Error code',
    trace_label: 'Trace id',
    copy: 'Copy',
    copied: 'Copied',
    retry: 'Try again',
  },
} as const;
