export { PremiumScreen as default } from '@/billing/PremiumScreen';
