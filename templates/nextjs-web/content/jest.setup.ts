import '@testing-library/jest-dom';

process.env['LOG_LEVEL'] = 'silent';
process.env['NEXT_PUBLIC_API_URL'] = 'http://backend.test';
