export const SIGNED_IN_CHANNEL = 'static-traffic.signed-in';
export const SIGN_IN_AGAIN_PATH = '/login?to=/console/signed-in.html';
