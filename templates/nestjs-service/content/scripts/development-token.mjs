/**
 * Prints a token to try the service with: [subject] [role...]. What signs
 * tokens in staging and production is the identity provider.
 */
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

const [subject = 'developer', ...roles] = process.argv.slice(2);
const secret = process.env.JWT_SECRET;

if (!secret || process.env.NODE_ENV === 'production') {
  process.stderr.write('JWT_SECRET has to be set, and NODE_ENV must not be production.\n');
  process.exit(1);
}
const token = await new SignJWT({ name: subject, email: `${subject}@example.com`, roles })
  .setProtectedHeader({ alg: 'HS256' })
  .setSubject(subject)
  .setJti(randomUUID())
  .setIssuedAt()
  .setExpirationTime('8h')
  .sign(new TextEncoder().encode(secret));
process.stdout.write(`${token}\n`);
