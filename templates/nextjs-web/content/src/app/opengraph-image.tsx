import { ImageResponse } from 'next/og';
import { serviceName } from '@/service';

export const alt = serviceName;
export const size = { width: 1200, height: 630 };
export const contentType = 'image/png';

/** Drawn while building. Letters beyond the built-in font would be fetched: only the name is drawn. */
export default function OpenGraphImage(): ImageResponse {
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        padding: 96,
        alignItems: 'center',
        background: '#0b5d51',
        color: '#ffffff',
        fontSize: 96,
        letterSpacing: '-0.03em',
      }}
    >
      {serviceName}
    </div>,
    size,
  );
}
