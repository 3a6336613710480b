export { SignInScreen as default } from '@/auth/SignInScreen';
