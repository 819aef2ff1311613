/** The same record without some of its members. */
export function without<T extends object, K extends keyof T>(value: T, ...members: readonly K[]): Omit<T, K> {
  const left = { ...value };
  for (const member of members) Reflect.deleteProperty(left, member);
  return left;
}
