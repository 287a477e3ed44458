import { checkout } from './checkout.ts';

/** Every kind of checkout by its type; a test holds this against the folder. */
export const checkoutTypes = { checkout };
