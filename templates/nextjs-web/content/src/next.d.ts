// Stands in for next-env.d.ts, which exists only after a build: types are checked without one
/// <reference types="next" />
/// <reference types="next/image-types/global" />
