export { ListOutline as default } from '@/components/ui/list-outline';
