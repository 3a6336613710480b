import { startMonitoring } from '@/monitoring/browser';

void startMonitoring();
