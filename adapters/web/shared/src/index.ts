export * from './api.ts';
export * from './contract.ts';
export * from './format.ts';
export * from './i18n.ts';
export * from './ids.ts';
export * from './problem.ts';
export * from './problemTexts.ts';
export * from './qr.ts';
