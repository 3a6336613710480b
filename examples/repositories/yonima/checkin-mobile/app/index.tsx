import * as Location from 'expo-location';
import { useState } from 'react';
import { Button, Text, View } from 'react-native';
import { enqueue, flush } from '../lib/queue';

const sessionId = '7f5d4c0e-21f6-4a3b-8f0b-5d8f3b1c2a90';

export default function Home() {
  const [message, setMessage] = useState('Prêt à pointer');

  async function checkIn() {
    const position = await Location.getLastKnownPositionAsync();
    await enqueue({
      sessionId,
      occurredAt: new Date().toISOString(),
      latitude: position?.coords.latitude,
      longitude: position?.coords.longitude,
    });
    const waiting = await flush();
    setMessage(waiting === 0 ? 'Pointage envoyé' : `${waiting} en attente`);
  }

  return (
    <View>
      <Text accessibilityRole="alert">{message}</Text>
      <Button title="Pointer" onPress={checkIn} />
    </View>
  );
}
