// The page that the sign-in window ends on: tells the waiting page, then closes itself.
import { SIGNED_IN_CHANNEL } from './channels.ts';

new BroadcastChannel(SIGNED_IN_CHANNEL).postMessage('signed-in');
window.setTimeout(() => window.close(), 600);
