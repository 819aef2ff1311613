import { ref } from 'vue';

/** A clock for "12 minutes ago": one timer for the whole app. */
export const nowMillis = ref(Date.now());

setInterval(() => {
  nowMillis.value = Date.now();
}, 15_000);
