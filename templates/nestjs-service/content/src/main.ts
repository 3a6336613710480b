import './telemetry/tracing.js';

// Imported later than telemetry, which has to see everything being loaded
const { serve } = await import('./serve.js');
const { createApp } = await import('./app.js');
await serve(createApp);
