import {
  IsIn,
  IsISO8601,
  IsLatitude,
  IsLongitude,
  IsOptional,
  IsUUID,
} from 'class-validator';

export class CreateCheckinDto {
  @IsUUID()
  sessionId!: string;

  @IsUUID()
  participantId!: string;

  /** When it happened on the phone, which may have been offline. */
  @IsISO8601()
  occurredAt!: string;

  @IsOptional()
  @IsLatitude()
  latitude?: number;

  @IsOptional()
  @IsLongitude()
  longitude?: number;

  @IsOptional()
  @IsIn(['mobile', 'web', 'badge'])
  source?: 'mobile' | 'web' | 'badge';
}
