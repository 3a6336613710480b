import { Logger } from '@nestjs/common';

// What is logged on purpose would hide what a test says
Logger.overrideLogger(false);
